package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.MetricsContract;

class MetricsIT extends MetricsContract {
  MetricsIT() {
    super(QuotesClient.DEMO, "async", 100);
  }
}
