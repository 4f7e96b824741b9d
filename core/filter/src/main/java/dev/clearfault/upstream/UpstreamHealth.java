package dev.clearfault.upstream;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the last calls of this application to an upstream went. It may be published: it contains no
 * address and no message.
 *
 * @param name of the upstream
 * @param circuit the state of its circuit breaker
 * @param bulkhead how many calls are under way; null if there is no limit for them
 * @param failures how many of the last 100 calls failed, sorted by code; a repetition is a call
 * @param lastSuccess when a call last succeeded; null if none has
 * @param lastFailure when a call last failed; null if none has
 */
public record UpstreamHealth(
    String name,
    Circuit circuit,
    @Nullable Bulkhead bulkhead,
    Map<String, Integer> failures,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastFailure) {

  /** Copies the map. */
  public UpstreamHealth {
    failures = Collections.unmodifiableMap(new TreeMap<>(failures));
  }

  /**
   * The use of a bulkhead.
   *
   * @param used how many calls are under way
   * @param max how many there may be
   */
  public record Bulkhead(int used, int max) {}

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
