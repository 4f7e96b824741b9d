package dev.clearfault.input;

import dev.clearfault.Inputs;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what input a servlet's handler accepts, so that no other request reaches it.
 *
 * <pre>{@code
 * @Override
 * @ValidInput(NewOrder.class)
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *   NewOrder order = Inputs.valid(request);
 * }
 * }</pre>
 *
 * <p>Stands on {@code doGet}, {@code doPost} and their siblings, on a method of that form for any
 * other HTTP method ({@code doQuery}, {@code doPatch}), or on {@code service}. The {@code
 * dev.clearfault.ValidationFilter} reads and validates. If it is not mapped to the servlet, or the
 * annotation stands on another method, the application does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ValidInput {
  /**
   * Returns the type of the input, as {@link Inputs#read} takes it. An annotation cannot name a
   * generic type: write {@code NewItem[].class} for a list of items.
   */
  Class<?> value();

  /** Returns the groups of constraints that count; the default group if none is named. */
  Class<?>[] groups() default {};
}
