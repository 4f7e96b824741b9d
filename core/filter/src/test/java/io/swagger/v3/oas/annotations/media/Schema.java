package io.swagger.v3.oas.annotations.media;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotation of OpenAPI, which is found by its name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Schema {
  String example() default "";

  String[] examples() default {};
}
