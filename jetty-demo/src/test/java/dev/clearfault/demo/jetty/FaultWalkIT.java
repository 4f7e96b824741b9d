package dev.clearfault.demo.jetty;

import dev.clearfault.demo.FaultWalkContract;

class FaultWalkIT extends FaultWalkContract {
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
    super(OrdersClient.DEMO, SAMPLES, 500);
  }
}
