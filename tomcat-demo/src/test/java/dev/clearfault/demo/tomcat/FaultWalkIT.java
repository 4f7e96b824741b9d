package dev.clearfault.demo.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.RunningDemo;
import dev.clearfault.demo.faults.FaultWalk;
import dev.clearfault.demo.faults.Sample;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every place of a request for quotes is spoilt, and what the answers say is followed. */
class FaultWalkIT extends RunningDemo {
  private static final String SAMPLES =
      """
      [
        {"method": "POST", "target": "/api/quotes", "body": {
          "requests": [{"from": "EUR", "to": "USD", "amount": 12.50}]}},
        {"method": "GET", "target": "/api/quotes", "query": {
          "from": "EUR", "to": "USD", "amount": "12.50"}}
      ]
      """;

  FaultWalkIT() {
    super(QuotesClient.DEMO);
  }

  @Test
  void adviceLeadsInNoCircle() throws Exception {
    FaultWalk walk = new FaultWalk(URI.create(url), 1);
    for (Sample sample : Sample.all(SAMPLES)) {
      walk.over(sample);
    }
    assertThat(walk.faults()).isEmpty();
    assertThat(walk.requests()).isGreaterThan(200);
  }
}
