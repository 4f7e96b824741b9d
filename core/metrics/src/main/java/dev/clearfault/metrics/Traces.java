package dev.clearfault.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a value is counted for. A scrape shows its id beside the value, as an exemplar.
 *
 * <p>Prometheus asks for the trace of the current thread while a counter counts. A map with threads
 * has an entry only for that time, so nothing stays with a thread. Thread-safe.
 */
final class Traces {
  private static final Map<Thread, Trace> CURRENT = new ConcurrentHashMap<>();
  private static final boolean OPEN_TELEMETRY = isThere("io.opentelemetry.api.trace.Span");

  private static volatile boolean wanted;

  private Traces() {}

  /**
   * A trace.
   *
   * @param spanId empty if it is unknown
   * @param sampled whether it can be looked at; true if that is unknown
   */
  record Trace(String traceId, String spanId, boolean sampled) {}

  /** Remembers traces from now on. */
  static void want() {
    wanted = true;
  }

  /** Returns the trace that the current thread counts a value for. */
  static @Nullable Trace current() {
    return CURRENT.get(Thread.currentThread());
  }

  /** Counts a value for the current span, or for the trace of the request. */
  static void during(@Nullable String traceId, Runnable count) {
    Trace trace = wanted ? trace(traceId) : null;
    if (trace == null) {
      count.run();
      return;
    }
    Thread me = Thread.currentThread();
    CURRENT.put(me, trace);
    try {
      count.run();
    } finally {
      CURRENT.remove(me);
    }
  }

  private static @Nullable Trace trace(@Nullable String traceId) {
    Trace span = OPEN_TELEMETRY ? OpenTelemetrySpan.current() : null;
    return span == null && traceId != null ? new Trace(traceId, "", true) : span;
  }

  /** Writes the problem into the current span, if OpenTelemetry is there. */
  static void mark(String code, int status) {
    if (OPEN_TELEMETRY) {
      OpenTelemetrySpan.mark(code, status);
    }
  }

  private static boolean isThere(String type) {
    try {
      Class<?> unused = Class.forName(type, false, Traces.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }
}
