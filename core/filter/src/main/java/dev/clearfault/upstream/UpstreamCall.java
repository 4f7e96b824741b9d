package dev.clearfault.upstream;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call to an upstream, which uses any client library and blocks until there is an answer.
 *
 * @param <T> the type of what it returns
 * @param <E> the checked exception that it throws beside the named ones. The compiler infers it for
 *     a lambda: {@code RuntimeException} if there is none, and {@code Exception} if there are
 *     several without a common class below it
 */
@FunctionalInterface
public interface UpstreamCall<T extends @Nullable Object, E extends Exception> {

  /** Makes the call. */
  T call() throws E, IOException, InterruptedException, TimeoutException;
}
