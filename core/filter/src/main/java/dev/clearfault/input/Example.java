package dev.clearfault.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives examples of a value, which answers show in {@code expected}. From a pattern or a constraint
 * of the application, a client cannot guess what is accepted.
 *
 * <pre>{@code
 * record Item(
 *     @NotNull @Pattern(regexp = "[A-Z]{3}-[0-9]{4}") @Example("ABC-1234") String sku,
 *     @NotNull Integer quantity) {}
 * }</pre>
 *
 * <p>Use it on components of records, on fields of classes, and on constraints of your own, for all
 * values with that constraint. On a list, a map or an {@code Optional} it is an example of what is
 * inside. Without it, the {@code example} and the {@code examples} of OpenAPI's annotation {@code
 * io.swagger.v3.oas.annotations.media.Schema} count.
 *
 * <p>An answer shows no example that the constraints refuse. The application does not start with
 * such an example in the class of a {@link ValidInput}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
public @interface Example {
  /** Returns the examples, as the texts that a client would send as parameters. */
  String[] value();

  /**
   * Returns whether answers may also show the regular expression of {@code @Pattern}. The default
   * is false, because a pattern can say more than clients should know.
   */
  boolean showPattern() default false;
}
