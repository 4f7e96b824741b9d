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
 * content. Posted forms are accepted if a component has {@code @From(Source.FORM)} or is a file; of
 * such a form the components without {@code @From} are fields too. A component with another source
 * can only be set from there: a property or parameter of its name is one that nobody asked for.
 * Stands on components of records and fields of classes, of the input itself: further inside it has
 * no effect, so that an input that has one there is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface From {
  /** Returns the part of the request. */
  Violation.Source value();

  /**
   * Returns the name of the parameter, header field, cookie, form field or property, as clients
   * send it; the component's own by default. Of a segment it is the name that clients are told.
   */
  String name() default "";

  /**
   * Returns which segment it is of what follows the servlet's mapping, counted from 0; of {@code
   * /orders/17/lines} at {@code /orders/*} the first is {@code 17}. For {@code PATH} alone.
   */
  int segment() default 0;
}
