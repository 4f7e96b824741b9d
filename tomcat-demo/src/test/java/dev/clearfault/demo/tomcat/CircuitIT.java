package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.CircuitContract;

class CircuitIT extends CircuitContract {
  CircuitIT() {
    super(QuotesClient.DEMO);
  }
}
