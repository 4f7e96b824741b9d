package dev.clearfault.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in the published contract what the library cannot know of a handler with {@link ValidInput}.
 *
 * <pre>{@code
 * @Override
 * @ValidInput(OrderId.class)
 * @Published(paths = "/{id}/payment", problems = {"order_not_found", "upstream_*"})
 * protected void doPost(HttpServletRequest request, HttpServletResponse response) {
 *   OrderId order = Inputs.valid(request);
 * }
 * }</pre>
 *
 * <p>It changes nothing that the handler does. The option {@code publishContract} publishes it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Published {
  /**
   * Returns the paths that the handler answers, below the mapping of its servlet, such as {@code
   * /{id}/payment}; one path with the segments of the input if there is none.
   */
  String[] paths() default {};

  /**
   * Returns the codes of the problems that the handler itself answers, such as {@code
   * order_not_found}. {@code upstream_*} stands for all codes with this beginning, and {@code *},
   * the default, for all problem types that the application has declared and all of upstreams.
   * Problems of the input, and that of an unexpected failure, need no mention.
   */
  String[] problems() default {"*"};
}
