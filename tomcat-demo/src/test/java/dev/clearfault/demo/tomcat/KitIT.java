package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.KitContract;

class KitIT extends KitContract {
  KitIT() {
    super(QuotesClient.DEMO);
  }
}
