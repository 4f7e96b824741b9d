package dev.clearfault.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.spi.UpstreamAttempt;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The recipe for percentiles of several nodes. */
class BucketsTest {
  private final CompositeMeterRegistry all = new CompositeMeterRegistry();
  private final PrometheusMeterRegistry prometheus =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private static MeterFilter bucketsOfCalls() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals("clearfault.upstream.calls")) {
          return config;
        }
        return DistributionStatisticConfig.builder()
            .serviceLevelObjectives(0.1e9, 0.5e9, 1e9, 2e9, 5e9, 10e9) // nanoseconds
            .build()
            .merge(config);
      }
    };
  }

  private static UpstreamAttempt lasting(int millis) {
    return new UpstreamAttempt("payments", "success", Duration.ofMillis(millis), 1, null);
  }

  @Test
  void theFilterOfTheRecipeAddsBuckets() {
    all.config().meterFilter(bucketsOfCalls());
    all.add(prometheus);
    UpstreamMetrics metrics = new UpstreamMetrics(all);
    metrics.attempted(lasting(50));
    metrics.attempted(lasting(50));
    metrics.attempted(lasting(700));
    metrics.attempted(lasting(20_000));
    String series = "clearfault_upstream_calls_seconds_bucket{outcome=\"success\",";
    assertThat(prometheus.scrape().lines().filter(line -> line.startsWith(series)))
        .map(line -> line.substring(series.length()))
        .containsExactly(
            "upstream=\"payments\",le=\"0.1\"} 2",
            "upstream=\"payments\",le=\"0.5\"} 2",
            "upstream=\"payments\",le=\"1.0\"} 3",
            "upstream=\"payments\",le=\"2.0\"} 3",
            "upstream=\"payments\",le=\"5.0\"} 3",
            "upstream=\"payments\",le=\"10.0\"} 3",
            "upstream=\"payments\",le=\"+Inf\"} 4");
  }

  @Test
  void withoutItATimerHasNoBuckets() {
    all.add(prometheus);
    new UpstreamMetrics(all).attempted(lasting(50));
    assertThat(prometheus.scrape())
        .contains("clearfault_upstream_calls_seconds_count")
        .doesNotContain("_bucket");
  }
}
