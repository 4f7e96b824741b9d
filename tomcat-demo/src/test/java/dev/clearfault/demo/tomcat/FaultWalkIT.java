package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.FaultWalkContract;

class FaultWalkIT extends FaultWalkContract {
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
    super(QuotesClient.DEMO, SAMPLES, 200);
  }
}
