package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.BrokenUpstreamContract;

class BrokenRatesIT extends BrokenUpstreamContract {
  BrokenRatesIT() {
    super(QuotesClient.DEMO, true);
  }
}
