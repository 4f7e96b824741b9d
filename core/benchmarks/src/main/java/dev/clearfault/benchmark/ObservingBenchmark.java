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
import jdk.jfr.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A failure, and a call of an upstream that does nothing, with metrics, with a recording of JDK
 * Flight Recorder that has only the events of Clearfault, and without both.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class ObservingBenchmark {
  /** What observes: nothing, metrics in a registry for Prometheus, or a recording. */
  @Param({"NOTHING", "METRICS", "RECORDING"})
  public Observer observer;

  /** What observes. */
  public enum Observer {
    NOTHING,
    METRICS,
    RECORDING
  }

  private final BareRequest request = new BareRequest();
  private final BareResponse response = new BareResponse();
  private final Recording recording = new Recording();
  private ExceptionMappingFilter filter;
  private Upstream upstream;

  /** Starts the filter. The service files of the metrics are out of its sight. */
  @Setup
  public void start() throws ServletException {
    MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ExceptionMappingFilter.Builder builder = ExceptionMappingFilter.builder().log(LogTarget.OFF);
    upstream = Upstream.named("payments");
    if (observer == Observer.METRICS) {
      builder.listeners(new ProblemMetrics(registry));
      upstream = upstream.listener(new UpstreamMetrics(registry));
    }
    filter = builder.build();
    filter.init(new BareConfig());
    if (observer == Observer.RECORDING) {
      recording.setMaxSize(64 << 20);
      recording.enable("dev.clearfault.Problem");
      recording.enable("dev.clearfault.UpstreamAttempt");
      recording.start();
    }
  }

  /** Ends the recording. */
  @TearDown
  public void end() {
    recording.close();
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
