package dev.clearfault.metrics;

import dev.clearfault.Upstream;
import dev.clearfault.internal.calls.CallTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;

/** An application that uses every meter, and then stops. */
final class EveryMeter {
  private static int used;

  private EveryMeter() {}

  /** Returns how many meters there were before the end. */
  static int use() throws Exception {
    MetricsServlet servlet = new MetricsServlet();
    servlet.init();
    ProblemMetrics ofFilter = new ProblemMetrics();
    Upstream payments = Upstream.named("payments").breaker().bulkhead(1);
    used = payments.call(() -> Metrics.globalRegistry.getMeters().size());
    ofFilter.occurred(Occurrences.of(404));
    ofFilter.close();
    servlet.destroy();
    CallTimer.endWhenIdle();
    return used;
  }

  /** Leaves all meters in the registry of the server, because no filter ends. */
  static int useWithoutFilter() throws Exception {
    MeterRegistry ofServer = Metrics.globalRegistry.getRegistries().iterator().next();
    UpstreamMetrics own = new UpstreamMetrics(ofServer);
    Upstream payments = Upstream.named("payments").listener(own).breaker().bulkhead(1);
    Upstream orders = Upstream.named("orders").breaker().bulkhead(1);
    used = payments.call(() -> 1) + orders.call(() -> ofServer.getMeters().size());
    CallTimer.endWhenIdle();
    return used;
  }
}
