package dev.clearfault.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the code of an application's own constraint. Without it the code is the annotation's name in
 * snake case.
 *
 * <pre>{@code
 * @Code("out_of_stock")
 * @Constraint(validatedBy = InStockValidator.class)
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface InStock { ... }
 * }</pre>
 *
 * <p>The code stays the same when the annotation is renamed. It is also the key of the constraint's
 * texts in the application's bundles: {@code out_of_stock.detail} and {@code out_of_stock.hint}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Code {

  /** Returns the code, in snake case; clients switch on it. */
  String value();
}
