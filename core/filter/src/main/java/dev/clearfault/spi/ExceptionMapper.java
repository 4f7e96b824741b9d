package dev.clearfault.spi;

import dev.clearfault.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Says which problem an exception of a type stands for.
 *
 * <pre>{@code
 * final class StaleOrderMapper implements ExceptionMapper<OptimisticLockException> {
 *   public Problem map(OptimisticLockException e) {
 *     return Problem.of(STALE_ORDER);
 *   }
 * }
 * }</pre>
 *
 * <p>Registered with the filter's builder, by class name in the init-param {@code mappers}, or in a
 * service file. The mapper of the nearest type is asked first; of two for the same type, the one
 * registered first. One for {@code Throwable}, {@code Exception}, {@code RuntimeException} or
 * {@code Error} is a catch-all: it is asked last, for failures that nothing else explains. Every
 * other one is asked before the filter's own rules, whatever type those are for.
 *
 * <p>Called from many threads at once. What it throws is logged beside the failure, which is then
 * answered as if the mapper had declined.
 *
 * @param <T> the type of the exceptions that it understands, subclasses included
 */
@FunctionalInterface
public interface ExceptionMapper<T extends Throwable> {

  /**
   * Returns the problem to answer with; null declines, so that the next mapper is asked.
   *
   * @param exception do not quote it in the problem: its message was not written for clients
   */
  @Nullable Problem map(T exception);
}
