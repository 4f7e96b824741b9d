package dev.clearfault.input;

import dev.clearfault.Inputs;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a servlet's handler accepts, so that no other request reaches it.
 *
 * <pre>{@code
 * @Override
 * @ValidInput(NewOrder.class)
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *   NewOrder order = Inputs.read(request, NewOrder.class);   // has been read and validated before
 * }
 * }</pre>
 *
 * <p>Stands on {@code doGet}, {@code doPost} and their siblings, on a method of that form for any
 * other HTTP method ({@code doQuery}, {@code doPatch}), or on {@code service}. The {@code
 * dev.clearfault.ValidationFilter} does the work; without one that is mapped to the servlet, or on
 * another method, the application does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ValidInput {
  /** Returns the type of the input, as {@link Inputs#read} takes it. */
  Class<?> value();

  /** Returns the groups of constraints that it is held to; the default group if none is named. */
  Class<?>[] groups() default {};
}
