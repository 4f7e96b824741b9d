package dev.clearfault.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to call an upstream, after its end. It contains no address, no message and nothing
 * that a client has sent, except a trace id.
 *
 * @param upstream the name of the upstream
 * @param outcome {@code success}; the code of the failure, such as {@code upstream_timeout}, also
 *     if no call was made because the circuit was open or too many calls were under way; {@code
 *     passed_on} for an exception that is not the upstream's failure; {@code unknown} for a call
 *     that was cancelled
 * @param duration from the begin of this attempt to its end
 * @param number 1 for the first attempt of a call, 2 for its first repetition
 * @param traceId the W3C trace id of the request that the call was made for; null without one, and
 *     if the call does not say its request by {@link dev.clearfault.Upstream#onBehalfOf}
 */
public record UpstreamAttempt(
    String upstream, String outcome, Duration duration, int number, @Nullable String traceId) {

  /** Checks that all facts are there. */
  public UpstreamAttempt {
    requireNonNull(upstream, "upstream");
    requireNonNull(outcome, "outcome");
    requireNonNull(duration, "duration");
  }
}
