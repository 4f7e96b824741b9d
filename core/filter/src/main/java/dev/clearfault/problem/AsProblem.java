package dev.clearfault.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which problem type an exception class of the application stands for.
 *
 * <pre>{@code
 * @AsProblem(status = 404, code = "order_not_found", title = "Order not found")
 * final class OrderNotFoundException extends RuntimeException {}
 * }</pre>
 *
 * <p>Subclasses inherit it. The message of the exception is not public and is never rendered. An
 * exception with a detail for the client extends {@link ProblemException} instead.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AsProblem {

  /** The HTTP status, 400 to 599. */
  int status();

  /** The name that clients switch on, in snake case. */
  String code();

  /** What the problem is, in a few words. */
  String title();

  /** What a reader of the catalogue should know and do; empty by default. */
  String description() default "";
}
