package dev.clearfault.demo.jetty;

import dev.clearfault.demo.PublishingContract;
import java.util.Set;

class PublishingIT extends PublishingContract {
  PublishingIT() {
    super(
        OrdersClient.DEMO,
        Set.of(
            "get /api/orders",
            "post /api/orders",
            "get /api/orders/{id}",
            "post /api/orders/{id}/payment"));
  }
}
