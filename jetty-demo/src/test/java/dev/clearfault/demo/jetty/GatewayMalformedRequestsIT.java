package dev.clearfault.demo.jetty;

import dev.clearfault.demo.MalformedRequestsContract;

/** What the gateway of the Tomcat demo answers to them, or passes on. */
class GatewayMalformedRequestsIT extends MalformedRequestsContract {
  GatewayMalformedRequestsIT() {
    super(OrdersClient.DEMO.behindGateway());
  }
}
