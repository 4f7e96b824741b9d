package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.KitContract;
import dev.clearfault.testing.InputCase;

class KitIT extends KitContract {
  KitIT() {
    super(QuotesClient.DEMO);
  }

  /** The orders service finds it. Its stand-in accepts any order, and the kit must notice that. */
  @Override
  protected boolean isForService(InputCase each) {
    return each.toString().equals("POST /gateway/api/orders #/deliverOn lies in the past");
  }
}
