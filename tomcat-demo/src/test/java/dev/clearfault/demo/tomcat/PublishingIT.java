package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.PublishingContract;
import java.util.Set;

class PublishingIT extends PublishingContract {
  PublishingIT() {
    super(
        QuotesClient.DEMO,
        Set.of(
            "get /api/quotes",
            "post /api/quotes",
            "get /contract/quotes",
            "post /contract/quotes",
            "get /gateway/api/orders",
            "post /gateway/api/orders",
            "get /gateway/api/orders/{id}",
            "post /gateway/api/orders/{id}/payment"));
  }
}
