package dev.clearfault.benchmark;

import dev.clearfault.BareRequest;
import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ExceptionMappingFilter.LogTarget;
import dev.clearfault.Upstream;
import dev.clearfault.metrics.ProblemMetrics;
import dev.clearfault.metrics.UpstreamMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A failure, and a call of an upstream that does nothing, with metrics and without. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class MetricsBenchmark {
  /** Whether metrics are on, in a registry for Prometheus. */
  @Param({"false", "true"})
  public boolean metrics;

  private final BareRequest request = new BareRequest();
  private final BareResponse response = new BareResponse();
  private ExceptionMappingFilter filter;
  private Upstream upstream;

  /** Starts the filter. The service files of the metrics are out of its sight. */
  @Setup
  public void start() throws ServletException {
    MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ExceptionMappingFilter.Builder builder = ExceptionMappingFilter.builder().log(LogTarget.OFF);
    upstream = Upstream.named("payments");
    if (metrics) {
      builder.listeners(new ProblemMetrics(registry));
      upstream = upstream.listener(new UpstreamMetrics(registry));
    }
    filter = builder.build();
    filter.init(new BareConfig());
  }

  /** Answers a failure. */
  @Benchmark
  public int answered() throws IOException, ServletException {
    request.begin();
    response.begin();
    filter.doFilter(
        request,
        response,
        (req, res) -> {
          throw new HttpTimeoutException("request timed out");
        });
    return response.length();
  }

  /** Calls an upstream. */
  @Benchmark
  public int called() {
    return upstream.call(() -> 1);
  }
}
