package dev.clearfault.demo.jetty;

import dev.clearfault.demo.MetricsContract;

class MetricsIT extends MetricsContract {
  MetricsIT() {
    super(OrdersClient.DEMO, "thrown", 20);
  }
}
