package dev.clearfault.demo.jetty;

import dev.clearfault.demo.Demo;
import dev.clearfault.demo.DemoClient;
import io.restassured.response.Response;

/** A client that has one order, which is not paid. */
final class OrdersClient extends DemoClient {
  static final Demo DEMO = new Demo("Jetty", "payments", "/api/orders", OrdersClient::new);

  private final String order;

  OrdersClient(String url) {
    super(url);
    order =
        json()
            .body(Orders.GOOD)
            .post("api/orders")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
  }

  /** Pays the order. */
  @Override
  public Response call() {
    return request().post(at(order) + "/payment");
  }

  @Override
  public Response other() {
    return request().get(at(order));
  }

  /** Returns the path of the order. */
  String order() {
    return order;
  }

  /** Calls the service until the circuit is open. */
  void openCircuit() {
    while (health().statusCode() != 503) {
      call().then().statusCode(502);
    }
  }
}
