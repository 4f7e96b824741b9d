package dev.clearfault.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What this module has registered in one registry. A registry can belong to the server, and a gauge
 * in it would hold the application. So everything is removed at the end. Thread-safe.
 *
 * <p>A meter is looked up for each use: another application can have removed it.
 */
final class Meters {
  static final String OTHER = "other";

  /** The ones of service files. */
  static final Meters GLOBAL = new Meters(Metrics.globalRegistry);

  private static final int MAX_NAMES = 100;
  private static final int MAX_SERIES = 1000;

  final KnownValues<String> codes = new KnownValues<>(ProblemMetrics.LIBRARY_CODES, MAX_NAMES);
  final KnownValues<String> errorCodes = new KnownValues<>(Set.of(), MAX_NAMES);
  final KnownValues<String> upstreams = new KnownValues<>(Set.of(), MAX_NAMES);
  final KnownValues<Tags> problems = new KnownValues<>(Set.of(), MAX_SERIES);

  private final MeterRegistry registry;
  private final Set<Meter> registered = ConcurrentHashMap.newKeySet();
  private final Map<Place, Supplier<Number>> gauges = new ConcurrentHashMap<>();
  private int users;
  private volatile boolean closed;

  private record Place(String name, Tags tags) {}

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Adds a user: one filter. */
  synchronized void open() {
    users++;
    if (closed) {
      closed = false;
      gauges.keySet().forEach(this::register);
    }
  }

  /** Removes all meters if the last user has closed. */
  synchronized void close() {
    users--;
    if (users <= 0) {
      closed = true;
      registered.forEach(registry::remove);
      registered.clear();
    }
  }

  void count(String name, String description, Tags tags, double by) {
    if (!closed) {
      Counter counter =
          Counter.builder(name).description(description).tags(tags).register(registry);
      registered.add(counter);
      counter.increment(by);
    }
  }

  void time(String name, String description, Tags tags, Duration duration) {
    if (!closed) {
      Timer timer = Timer.builder(name).description(description).tags(tags).register(registry);
      registered.add(timer);
      timer.record(duration);
    }
  }

  /** Adds a gauge. If there is one, it has the new value from now on. */
  synchronized void gauge(String name, Tags tags, Supplier<Number> value) {
    Place place = new Place(name, tags);
    boolean isNew = gauges.put(place, value) == null;
    if (isNew && !closed) {
      register(place);
    }
  }

  private void register(Place place) {
    registered.add(
        Gauge.builder(place.name(), () -> requireNonNull(gauges.get(place)).get())
            .tags(place.tags())
            .register(registry));
  }
}
