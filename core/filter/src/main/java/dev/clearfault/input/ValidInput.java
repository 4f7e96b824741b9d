package dev.clearfault.input;

import dev.clearfault.Inputs;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the input that a servlet's handler accepts. Other requests do not reach the handler.
 *
 * <pre>{@code
 * @Override
 * @ValidInput(NewOrder.class)
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *   NewOrder order = Inputs.valid(request);
 * }
 * }</pre>
 *
 * <p>Use it on {@code doGet}, {@code doPost} and the like, on a method with the same signature for
 * any other HTTP method ({@code doQuery}, {@code doPatch}), or on {@code service}. The {@code
 * dev.clearfault.ValidationFilter} reads and validates the input. If it is not mapped to the
 * servlet, or the annotation is on another method, the application does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ValidInput {
  /**
   * Returns the type of the input, as for {@link Inputs#read}. An annotation cannot name a generic
   * type: write {@code NewItem[].class} for a list of items.
   */
  Class<?> value();

  /** Returns the groups of constraints to validate; the default group if there is none. */
  Class<?>[] groups() default {};
}
