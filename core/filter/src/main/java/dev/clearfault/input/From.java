package dev.clearfault.input;

import dev.clearfault.problem.Violation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which part of the request a component of an input comes from.
 *
 * <pre>{@code
 * record Change(
 *     @From(Source.PATH) UUID id,
 *     @From(value = Source.HEADER, name = "If-Match") @NotNull String version,
 *     @NotBlank String title) {}
 * }</pre>
 *
 * <p>A component without it comes from the JSON body, or from the query if the method has no
 * content. Posted forms are accepted if a component has {@code @From(Source.FORM)} or is a file;
 * then the components without {@code @From} are fields of the form, too. The body cannot set a
 * component with another source: there, a property of its name is an unknown property. Stands on
 * components of records and fields of classes, of the input itself. Further inside it has no
 * effect, so an input that has one there is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface From {
  /** Returns the part of the request. */
  Violation.Source value();

  /**
   * Returns the name of the parameter, header field, cookie or form field, as clients send it. By
   * default it is the name of the property in JSON, so that {@code @JsonProperty} and a naming
   * strategy count. For a segment of the path it is the name in answers only.
   */
  String name() default "";

  /**
   * Returns the number of the segment behind the servlet's mapping, counted from 0: for {@code
   * /orders/17/lines} at {@code /orders/*}, segment 0 is {@code 17}. For {@code PATH} only.
   */
  int segment() default 0;
}
