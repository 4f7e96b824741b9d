package dev.clearfault.demo.jetty;

import dev.clearfault.demo.BrokenUpstreamContract;

/** The gateway of the Tomcat demo passes on what the orders service says of its own service. */
class GatewayBrokenPaymentsIT extends BrokenUpstreamContract {
  GatewayBrokenPaymentsIT() {
    super(OrdersClient.DEMO.behindGateway(), false);
  }
}
