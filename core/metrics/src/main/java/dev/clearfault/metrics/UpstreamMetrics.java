package dev.clearfault.metrics;

import static java.util.Objects.requireNonNull;

import dev.clearfault.spi.UpstreamAttempt;
import dev.clearfault.spi.UpstreamListener;
import dev.clearfault.upstream.UpstreamHealth;
import dev.clearfault.upstream.UpstreamHealth.Bulkhead;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Times every attempt to call an upstream, counts repetitions, and shows the state of each circuit
 * and the use of each bulkhead.
 *
 * <p>A service file names it, so it uses {@code Metrics.globalRegistry} of Micrometer if it is
 * beside the library. For a registry of your own, give an instance to {@code Upstream.listener}.
 *
 * <p>The meters are the timer {@code clearfault.upstream.calls} with the tags {@code upstream} and
 * {@code outcome}, the counter {@code clearfault.upstream.retries}, and the gauges {@code
 * clearfault.upstream.circuit} (0 or 1 for each {@code state}), {@code
 * clearfault.upstream.bulkhead.used} and {@code clearfault.upstream.bulkhead.max}. The first 100
 * upstreams have their name as a tag, and the rest count as {@code other}. Thread-safe.
 */
public final class UpstreamMetrics implements UpstreamListener, AutoCloseable {
  private static final String CALLS = "clearfault.upstream.calls";
  private static final String RETRIES = "clearfault.upstream.retries";
  private static final String REPETITIONS = "Repetitions of calls";
  private static final String CIRCUIT = "clearfault.upstream.circuit";
  private static final String USED = "clearfault.upstream.bulkhead.used";
  private static final String MAX = "clearfault.upstream.bulkhead.max";

  private final Meters meters;

  /** Creates a listener for service files, which uses the global registry. */
  public UpstreamMetrics() {
    this(Meters.GLOBAL);
  }

  /** Creates a listener that uses this registry. */
  public UpstreamMetrics(MeterRegistry registry) {
    this(Meters.of(requireNonNull(registry, "registry")));
    meters.wake();
  }

  private UpstreamMetrics(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void attempted(UpstreamAttempt attempt) {
    Traces.during(attempt.traceId(), () -> count(attempt));
  }

  private void count(UpstreamAttempt attempt) {
    String upstream = meters.upstreams.orElse(attempt.upstream(), Meters.OTHER);
    meters.time(
        CALLS,
        "Attempts to call an upstream",
        Tags.of("upstream", upstream, "outcome", attempt.outcome()),
        attempt.duration());
    if (attempt.number() > 1) {
      meters.count(RETRIES, REPETITIONS, Tags.of("upstream", upstream));
    }
  }

  @Override
  public void named(String name, Supplier<UpstreamHealth> health) {
    String upstream = meters.upstreams.orElse(name, Meters.OTHER);
    meters.zero(RETRIES, REPETITIONS, Tags.of("upstream", upstream));
    if (upstream.equals(Meters.OTHER)) {
      return;
    }
    UpstreamHealth now = health.get();
    Tags tags = Tags.of("upstream", upstream);
    if (now.circuit() != Circuit.NONE) {
      for (Circuit state : new Circuit[] {Circuit.CLOSED, Circuit.OPEN, Circuit.HALF_OPEN}) {
        meters.gauge(
            CIRCUIT,
            "1 for the state of the circuit, 0 for the others",
            tags.and("state", state.name().toLowerCase(Locale.ROOT)),
            () -> health.get().circuit() == state ? 1 : 0);
      }
    }
    if (now.bulkhead() != null) {
      meters.gauge(USED, "Calls that are under way", tags, () -> places(health, Bulkhead::used));
      meters.gauge(MAX, "Calls that can be under way", tags, () -> places(health, Bulkhead::max));
    }
  }

  private static int places(Supplier<UpstreamHealth> health, ToIntFunction<Bulkhead> which) {
    Bulkhead bulkhead = health.get().bulkhead();
    return bulkhead == null ? 0 : which.applyAsInt(bulkhead);
  }

  /**
   * Removes the meters of all listeners with this registry, unless a filter has a {@link
   * ProblemMetrics} with it: then they go when the last of these filters ends. Without such a
   * filter, call it at the end of the application.
   */
  @Override
  public void close() {
    meters.closeUnused();
  }
}
