package dev.clearfault.upstream;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How calls to an upstream went lately, as far as this application saw it. It holds nothing that
 * may not be published: no address, no message.
 *
 * @param name the upstream's
 * @param circuit the state of its circuit breaker
 * @param failures how many of its last 100 calls failed, repetitions counted, by code in the order
 *     of the alphabet
 * @param lastSuccess when a call last went well; null if none has
 * @param lastFailure when a call last failed; null if none has
 */
public record UpstreamHealth(
    String name,
    Circuit circuit,
    Map<String, Integer> failures,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastFailure) {

  /** Copies the map. */
  public UpstreamHealth {
    failures = Collections.unmodifiableMap(new TreeMap<>(failures));
  }

  /** The state of a circuit breaker. */
  public enum Circuit {
    /** There is no breaker. */
    NONE,
    /** Calls are made. */
    CLOSED,
    /** Calls fail at once, until the pause is over. */
    OPEN,
    /** The next calls are trials. */
    HALF_OPEN
  }
}
