package dev.clearfault.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What listeners may know of the request that failed. Immutable and thread-safe.
 *
 * @param method the method; untrusted text
 * @param path the path, without the query; untrusted text
 * @param route the pattern of the servlet mapping that the path fits, such as {@code /orders/*}; an
 *     application has few of them. Null if the container does not tell it
 * @param client the address of the client, as the option {@code clientAddress} says; null without
 *     this option, or if the address is not known
 * @param duration the time from the first filter call to the answer
 */
public record RequestFacts(
    String method,
    String path,
    @Nullable String route,
    @Nullable String client,
    Duration duration) {

  /** Checks that the method, the path and the duration are there. */
  public RequestFacts {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(duration, "duration");
  }
}
