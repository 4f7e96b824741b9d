package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.RunningDemo;
import dev.clearfault.demo.faults.FaultWalk;
import dev.clearfault.demo.faults.Sample;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every place of an order and of a search is spoilt, and what the answers say is followed. */
class FaultWalkIT extends RunningDemo {
  private static final String SAMPLES =
      """
      [
        {"method": "POST", "target": "/api/orders", "body": {
          "email": "ada@example.com", "age": 36, "shipping": "EXPRESS", "deliverOn": "2999-12-31",
          "note": "leave it", "items": [{"sku": "ABC-1234", "quantity": 2, "price": 9.90}]}},
        {"method": "GET", "target": "/api/orders", "query": {
          "limit": "5", "offset": "2", "shipping": "PICKUP"}}
      ]
      """;

  FaultWalkIT() {
    super(OrdersClient.DEMO);
  }

  @Test
  void adviceLeadsInNoCircle() throws Exception {
    FaultWalk walk = new FaultWalk(URI.create(url), 1);
    for (Sample sample : Sample.all(SAMPLES)) {
      walk.over(sample);
    }
    assertThat(walk.faults()).isEmpty();
    assertThat(walk.requests()).isGreaterThan(500);
  }
}
