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
}
