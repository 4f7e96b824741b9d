package dev.clearfault.upstream;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call to an upstream with any client library, which blocks until there is an answer.
 *
 * @param <T> the type of the result
 * @param <E> a checked exception other than the three of {@link #call}. The compiler infers it for
 *     a lambda: {@code RuntimeException} if there is none, {@code Exception} if there are several
 *     without a common superclass below it
 */
@FunctionalInterface
public interface UpstreamCall<T extends @Nullable Object, E extends Exception> {

  /** Makes the call. */
  T call() throws E, IOException, InterruptedException, TimeoutException;

  /**
   * Ends the call, for a client library that ignores interruptions, such as one on plain sockets:
   * its connection is closed. Called at the deadline and again until {@link #call} returns, beside
   * the interruption, by another thread, which must not be blocked. Default: does nothing.
   */
  default void abort() {}

  /**
   * Returns whether a call that may be repeated may still be repeated after this failure; default:
   * true. It is asked only for an upstream that is {@code idempotent()}.
   */
  default boolean mayRepeat(UpstreamException failure) {
    return true;
  }
}
