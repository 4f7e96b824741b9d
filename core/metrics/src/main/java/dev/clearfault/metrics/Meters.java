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
import io.micrometer.core.instrument.noop.NoopMeter;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What this module has registered in one registry. A registry can belong to the server. So it
 * refers to the values of gauges weakly, because they would hold the application, and everything is
 * removed when the last filter ends. Thread-safe.
 *
 * <p>A meter is looked up for each use: another application can have removed it. Nothing is
 * registered as long as the registry passes it on to no other one: Micrometer warns of that.
 */
final class Meters {
  static final String OTHER = "other";

  /** One for each registry: the filter that ends closes all that is in it. */
  private static final Map<MeterRegistry, WeakReference<Meters>> ALL = new WeakHashMap<>();

  /** The ones of service files. */
  static final Meters GLOBAL = of(Metrics.globalRegistry);

  private static final int MAX_NAMES = 100;
  private static final int MAX_SERIES = 1000;

  final KnownValues<String> codes = new KnownValues<>(ProblemMetrics.LIBRARY_CODES, MAX_NAMES);
  final KnownValues<String> errorCodes = new KnownValues<>(Set.of(), MAX_NAMES);
  final KnownValues<String> upstreams = new KnownValues<>(Set.of(), MAX_NAMES);
  final KnownValues<Tags> problems = new KnownValues<>(Set.of(), MAX_SERIES);

  private final MeterRegistry registry;

  /**
   * A meter that was removed may still know the registry of an application that has gone, so it is
   * not held.
   */
  private final Map<Meter.Id, WeakReference<Meter>> registered = new ConcurrentHashMap<>();

  /**
   * What is shown from the start. No record is a key: the JDK keeps the class of a compared one.
   */
  private final Map<Meter.Id, Shown> early = new ConcurrentHashMap<>();

  private final Set<Meter.Id> begun = ConcurrentHashMap.newKeySet();
  private int users;
  private volatile boolean closed;
  private volatile boolean pending;

  /** A value that can be replaced. Nothing but its meters holds it. */
  private static final class Shown implements Supplier<Number> {
    private volatile Supplier<Number> value;

    private Shown(Supplier<Number> value) {
      this.value = value;
    }

    @Override
    public Number get() {
      return value.get();
    }
  }

  private Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Returns the meters of a registry. */
  static Meters of(MeterRegistry registry) {
    synchronized (ALL) {
      WeakReference<Meters> known = ALL.get(registry);
      Meters meters = known == null ? null : known.get();
      if (meters == null) {
        meters = new Meters(registry);
        ALL.put(registry, new WeakReference<>(meters));
      }
      return meters;
    }
  }

  /** Adds a user: one filter. */
  synchronized void open() {
    users++;
    wake();
  }

  /** Shows the meters again if they are closed. */
  synchronized void wake() {
    if (closed) {
      closed = false;
      pending = true;
      settle();
    }
  }

  /** Removes a user, and all meters with the last one. */
  synchronized void close() {
    users--;
    closeUnused();
  }

  /** Removes all meters if there is no user. */
  synchronized void closeUnused() {
    if (users <= 0) {
      closed = true;
      registered.keySet().forEach(registry::remove);
      registered.clear();
      begun.clear();
    }
  }

  void count(String name, String description, Tags tags) {
    if (isReady()) {
      Counter counter =
          Counter.builder(name).description(description).tags(tags).register(registry);
      keep(counter);
      counter.increment();
    }
  }

  void time(String name, String description, Tags tags, Duration duration) {
    if (isReady()) {
      Timer timer = Timer.builder(name).description(description).tags(tags).register(registry);
      keep(timer);
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
    Shown known = early.get(id);
    if (known != null) {
      known.value = value;
    } else {
      early.put(id, new Shown(value));
      pending = true;
      settle();
    }
  }

  /** A new meter in place of a known one: another application has removed it, and the gauges. */
  private void keep(Meter meter) {
    WeakReference<Meter> known = registered.get(meter.getId());
    if (known != null && known.get() == meter) {
      return;
    }
    remember(meter);
    // A meter that a filter of the registry denies is a new one each time.
    if (known != null && !(meter instanceof NoopMeter)) {
      begun.clear();
      pending = true;
      settle();
    }
  }

  private void remember(Meter meter) {
    registered.put(meter.getId(), new WeakReference<>(meter));
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
    Meter meter =
        id.getType() == Meter.Type.COUNTER
            ? Counter.builder(id.getName())
                .description(id.getDescription())
                .tags(id.getTags())
                .register(registry)
            : registerGauge(id);
    remember(meter);
  }

  private Gauge registerGauge(Meter.Id id) {
    Gauge left = registry.find(id.getName()).tags(id.getTags()).gauge();
    if (left != null && Double.isNaN(left.value())) {
      registry.remove(left); // Of an application that has gone, or of listeners that nobody uses.
    }
    return Gauge.builder(id.getName(), requireNonNull(early.get(id)))
        .strongReference(false)
        .description(id.getDescription())
        .tags(id.getTags())
        .register(registry);
  }
}
