package dev.clearfault.demo.jetty;

import dev.clearfault.demo.CircuitContract;

class CircuitIT extends CircuitContract {
  CircuitIT() {
    super(OrdersClient.DEMO);
  }
}
