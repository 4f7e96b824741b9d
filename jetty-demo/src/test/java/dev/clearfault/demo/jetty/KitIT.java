package dev.clearfault.demo.jetty;

import dev.clearfault.demo.KitContract;

class KitIT extends KitContract {
  KitIT() {
    super(OrdersClient.DEMO);
  }
}
