package dev.clearfault.demo.jetty;

import dev.clearfault.demo.BrokenUpstreamContract;

class BrokenPaymentsIT extends BrokenUpstreamContract {
  BrokenPaymentsIT() {
    super(OrdersClient.DEMO, false);
  }
}
