package dev.clearfault.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What this module has registered in one registry. A registry can belong to the server, and a gauge
 * in it would hold the application. So everything is removed at the end. Thread-safe.
 *
 * <p>A meter is looked up for each use: another application can have removed it. Nothing is
 * registered as long as the registry passes it on to no other one: Micrometer warns of that.
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

  /**
   * What is shown from the start. No record is a key: the JDK keeps the class of a compared one.
   */
  private final Map<Meter.Id, Supplier<Number>> early = new ConcurrentHashMap<>();

  private final Set<Meter.Id> begun = ConcurrentHashMap.newKeySet();
  private int users;
  private volatile boolean closed;
  private volatile boolean pending;

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Adds a user: one filter. */
  synchronized void open() {
    users++;
    if (closed) {
      closed = false;
      pending = true;
      settle();
    }
  }

  /** Removes all meters if the last user has closed. */
  synchronized void close() {
    users--;
    if (users <= 0) {
      closed = true;
      registered.forEach(registry::remove);
      registered.clear();
      begun.clear();
    }
  }

  void count(String name, String description, Tags tags) {
    if (isReady()) {
      Counter counter =
          Counter.builder(name).description(description).tags(tags).register(registry);
      registered.add(counter);
      counter.increment();
    }
  }

  void time(String name, String description, Tags tags, Duration duration) {
    if (isReady()) {
      Timer timer = Timer.builder(name).description(description).tags(tags).register(registry);
      registered.add(timer);
      timer.record(duration);
    }
  }

  /** Adds a gauge. If there is one, it has the new value from now on. */
  void gauge(String name, String description, Tags tags, Supplier<Number> value) {
    add(new Meter.Id(name, tags, null, description, Meter.Type.GAUGE), value);
  }

  /** Shows a counter before it counts, so that its first change is seen. */
  void zero(String name, String description, Tags tags) {
    add(new Meter.Id(name, tags, null, description, Meter.Type.COUNTER), () -> 0);
  }

  private synchronized void add(Meter.Id id, Supplier<Number> value) {
    if (early.put(id, value) == null) {
      pending = true;
      settle();
    }
  }

  private boolean isReady() {
    if (pending) {
      settle();
    }
    return !closed && !isEmpty();
  }

  private boolean isEmpty() {
    return registry instanceof CompositeMeterRegistry all && all.getRegistries().isEmpty();
  }

  /** Registers what waits for that. */
  synchronized void settle() {
    if (pending && !closed && !isEmpty()) {
      pending = false;
      early.keySet().stream().filter(begun::add).forEach(this::register);
    }
  }

  private void register(Meter.Id id) {
    registered.add(
        id.getType() == Meter.Type.COUNTER
            ? Counter.builder(id.getName())
                .description(id.getDescription())
                .tags(id.getTags())
                .register(registry)
            : Gauge.builder(id.getName(), () -> requireNonNull(early.get(id)).get())
                .description(id.getDescription())
                .tags(id.getTags())
                .register(registry));
  }
}
