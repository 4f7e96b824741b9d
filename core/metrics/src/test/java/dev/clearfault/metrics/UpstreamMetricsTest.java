package dev.clearfault.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.spi.UpstreamAttempt;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is measured of calls. */
class UpstreamMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final UpstreamMetrics metrics = new UpstreamMetrics(registry);

  private static String refuse() throws ConnectException {
    throw new ConnectException("Connection refused");
  }

  private long calls(String outcome) {
    return registry
        .get("clearfault.upstream.calls")
        .tags("upstream", "payments", "outcome", outcome)
        .timer()
        .count();
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags("upstream", "payments").tags(tags).gauge().value();
  }

  @Test
  void attemptsRetriesCircuitAndBulkheadAreMeasured() {
    Upstream payments =
        Upstream.named("payments")
            .listener(metrics)
            .retry(1)
            .idempotent()
            .breaker(Duration.ofMinutes(1))
            .bulkhead(7);
    assertThat(registry.get("clearfault.upstream.retries").counter().count()).isZero();
    assertThat(gauge("clearfault.upstream.circuit", "state", "closed")).isEqualTo(1);
    assertThat(gauge("clearfault.upstream.circuit", "state", "open")).isZero();
    double used = payments.call(() -> gauge("clearfault.upstream.bulkhead.used"));
    assertThat(used).isEqualTo(1);
    for (int i = 0; i < 6; i++) {
      assertThat(catchThrowable(() -> payments.call(UpstreamMetricsTest::refuse))).isNotNull();
    }
    assertThat(calls("success")).isEqualTo(1);
    assertThat(calls("upstream_connect_refused")).isEqualTo(9);
    assertThat(calls("upstream_circuit_open")).isEqualTo(2);
    assertThat(registry.get("clearfault.upstream.retries").counter().count()).isEqualTo(5);
    assertThat(gauge("clearfault.upstream.circuit", "state", "open")).isEqualTo(1);
    assertThat(gauge("clearfault.upstream.circuit", "state", "closed")).isZero();
    assertThat(gauge("clearfault.upstream.bulkhead.used")).isZero();
    assertThat(gauge("clearfault.upstream.bulkhead.max")).isEqualTo(7);
  }

  @Test
  void upstreamThatIsNamedForEachRequestAddsAtMostAHundredSeries() {
    Upstream payments = Upstream.named("payments").bulkhead(1);
    for (int i = 0; i < 1000; i++) {
      metrics.named("u" + i, payments::health);
      metrics.attempted(new UpstreamAttempt("u" + i, "success", Duration.ofMillis(1), 1, null));
    }
    assertThat(registry.find("clearfault.upstream.calls").timers()).hasSize(101);
    assertThat(registry.find("clearfault.upstream.bulkhead.max").gauges()).hasSize(100);
    assertThat(registry.get("clearfault.upstream.calls").tag("upstream", "other").timer().count())
        .isEqualTo(900);
  }

  @Test
  void gaugesShowTheUpstreamThatWasNamedLast() {
    Upstream first = Upstream.named("payments").listener(metrics).bulkhead(1);
    Upstream last = Upstream.named("payments").listener(metrics).bulkhead(2);
    assertThat(gauge("clearfault.upstream.bulkhead.max")).isEqualTo(2);
    assertThat(first.name()).isEqualTo(last.name());
  }

  @Test
  void serviceFileCountsEveryUpstreamInTheGlobalRegistryUntilTheLastFilterEnds() {
    Metrics.addRegistry(registry);
    try {
      ProblemMetrics one = new ProblemMetrics();
      Upstream payments = Upstream.named("payments").bulkhead(3);
      assertThat(payments.call(() -> "paid")).isEqualTo("paid");
      assertThat(calls("success")).isEqualTo(1);
      new ProblemMetrics().close();
      assertThat(calls("success")).isEqualTo(1);
      one.close();
      assertThat(registry.getMeters()).isEmpty();
      assertThat(payments.call(() -> "paid")).isEqualTo("paid");
      assertThat(registry.getMeters()).isEmpty();
      ProblemMetrics again = new ProblemMetrics();
      assertThat(payments.call(() -> "paid")).isEqualTo("paid");
      assertThat(calls("success")).isEqualTo(1);
      assertThat(gauge("clearfault.upstream.bulkhead.max")).isEqualTo(3);
      again.close();
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  @Test
  void registryThatIsGivenAndGlobalCountsACallOnce() {
    Metrics.addRegistry(registry);
    try {
      Upstream payments = Upstream.named("payments").listener(metrics).bulkhead(3);
      assertThat(payments.call(() -> "paid")).isEqualTo("paid");
      assertThat(calls("success")).isEqualTo(1);
    } finally {
      metrics.close();
      Metrics.removeRegistry(registry);
      Metrics.globalRegistry.clear();
    }
  }

  @Test
  void metersOfOneRegistryGoTogether() {
    ProblemMetrics ofFilter = new ProblemMetrics(registry);
    Upstream payments = Upstream.named("payments").listener(metrics).bulkhead(3);
    ofFilter.occurred(Occurrences.of(404));
    metrics.close();
    assertThat(payments.call(() -> gauge("clearfault.upstream.bulkhead.max"))).isEqualTo(3);
    ofFilter.close();
    assertThat(registry.getMeters()).isEmpty();
    UpstreamMetrics again = new UpstreamMetrics(registry);
    assertThat(gauge("clearfault.upstream.bulkhead.max")).isEqualTo(3);
    again.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void whatIsNamedBeforeThereIsARegistryIsShownAfterwards() {
    UpstreamMetrics ofServiceFile = new UpstreamMetrics();
    ProblemMetrics ofFilter = new ProblemMetrics();
    try {
      assertThat(Upstream.named("payments").bulkhead(4).call(() -> "paid")).isEqualTo("paid");
      assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
      Metrics.addRegistry(registry);
      ofServiceFile.named("other", Upstream.named("other").bulkhead(1)::health);
      assertThat(gauge("clearfault.upstream.bulkhead.max")).isEqualTo(4);
      assertThat(registry.get("clearfault.upstream.retries").counters()).hasSize(2);
    } finally {
      ofFilter.close();
      Metrics.removeRegistry(registry);
    }
  }
}
