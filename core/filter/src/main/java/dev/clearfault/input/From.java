package dev.clearfault.input;

import dev.clearfault.problem.Violation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Selects the part of the request that a component of an input comes from.
 *
 * <pre>{@code
 * record Change(
 *     @From(Source.PATH) UUID id,
 *     @From(value = Source.HEADER, name = "If-Match") @NotNull String version,
 *     @NotBlank String title) {}
 * }</pre>
 *
 * <p>A component without it comes from the JSON body, or from the query if the method has no
 * content. {@code @From(Source.BODY)} means the body for every method, also for DELETE and GET.
 * Posted forms are accepted if a component has {@code @From(Source.FORM)} or is a file; then the
 * components without {@code @From} are also fields of the form. The body cannot set a component
 * with another source: a property of that name is an unknown property.
 *
 * <p>Use it on components of records and on fields of classes, but only of the input itself. Deeper
 * inside it would have no effect, so such an input is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface From {
  /** Returns the part of the request. */
  Violation.Source value();

  /**
   * Returns the name of the parameter, header field, cookie or form field, as clients send it. The
   * default is the name of the property in JSON, so {@code @JsonProperty} and a naming strategy
   * count. For a segment of the path, only answers use the name.
   */
  String name() default "";

  /**
   * Returns the number of the path segment after the servlet's mapping, counted from 0: for {@code
   * /orders/17/lines} at {@code /orders/*}, segment 0 is {@code 17}. For a servlet at {@code /} or
   * at an extension such as {@code *.do}, the segments are those of the whole path in the
   * application, without the extension: for {@code /orders/17.do}, segment 1 is {@code 17}. For
   * {@code PATH} only.
   */
  int segment() default 0;
}
