package dev.clearfault.metrics;

import dev.clearfault.metrics.Traces.Trace;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.util.Scheduler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The registry for Prometheus. Only this class needs Prometheus on the class path. Thread-safe. */
final class PrometheusScrape implements AutoCloseable {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final boolean own;

  private PrometheusScrape(PrometheusMeterRegistry registry, boolean own) {
    this.registry = registry;
    this.own = own;
  }

  /** Takes the registry of the application, or adds one. */
  static PrometheusScrape open() {
    for (MeterRegistry one : Metrics.globalRegistry.getRegistries()) {
      if (one instanceof PrometheusMeterRegistry known) {
        return new PrometheusScrape(known, false);
      }
    }
    Traces.want();
    PrometheusMeterRegistry added =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, new Exemplars());
    Metrics.addRegistry(added);
    Meters.GLOBAL.settle();
    return new PrometheusScrape(added, true);
  }

  /** Writes all series in the format that the scraper asks for. */
  void write(@Nullable String accept, HttpServletResponse response) throws IOException {
    boolean open = accept != null && accept.contains(OPEN_METRICS);
    String type = open ? OPEN_METRICS + "; version=1.0.0; charset=utf-8" : TEXT;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    registry.scrape(body, type);
    response.setContentType(type);
    response.setContentLength(body.size());
    body.writeTo(response.getOutputStream());
  }

  @Override
  public void close() {
    if (own) {
      Metrics.removeRegistry(registry);
      registry.close();
      endScheduler();
    }
  }

  /** Prometheus has a thread for exemplars that never ends. It would hold the application. */
  private static void endScheduler() {
    if (Scheduler.class.getClassLoader() != PrometheusScrape.class.getClassLoader()) {
      return; // It belongs to the server.
    }
    try {
      Field executor = Scheduler.class.getDeclaredField("executor");
      executor.setAccessible(true);
      List<Runnable> unused = ((ScheduledExecutorService) executor.get(null)).shutdownNow();
    } catch (ReflectiveOperationException | RuntimeException changed) {
      // Another version of Prometheus. There is no other way to its thread.
    }
  }

  private static final class Exemplars implements SpanContext {
    @Override
    public @Nullable String getCurrentTraceId() {
      Trace trace = Traces.current();
      return trace == null ? null : trace.traceId();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
      Trace trace = Traces.current();
      return trace == null ? null : trace.spanId();
    }

    @Override
    public boolean isCurrentSpanSampled() {
      Trace trace = Traces.current();
      return trace != null && trace.sampled();
    }

    @Override
    public void markCurrentSpanAsExemplar() {
      // The sampler of the application decides which spans are kept.
    }
  }
}
