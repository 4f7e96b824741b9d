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
 * <p>Register it with the filter's builder, by class name in the init-param {@code mappers}, or in
 * a service file. The mapper of the nearest type is asked first. If two have the same type, the one
 * that was registered first is asked first. A mapper for {@code Throwable}, {@code Exception},
 * {@code RuntimeException} or {@code Error} is a catch-all: it is asked last, for failures that
 * nothing else explains. Every other mapper is asked before the filter's own rules.
 *
 * <p>Many threads call it at the same time. If it throws, the exception is logged beside the
 * failure, and the failure is answered as if the mapper had returned null.
 *
 * @param <T> the type of the exceptions that it understands, subclasses included
 */
@FunctionalInterface
public interface ExceptionMapper<T extends Throwable> {

  /**
   * Returns the problem to answer with; null to leave the exception to the next mapper.
   *
   * @param exception do not quote it in the problem: its message was not written for clients
   */
  @Nullable Problem map(T exception);
}
