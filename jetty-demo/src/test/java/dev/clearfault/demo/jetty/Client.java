package dev.clearfault.demo.jetty;

import static io.restassured.RestAssured.given;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Whoever wants something that the service is needed for, and waits for less time than a call has
 * that was told of no deadline.
 */
final class Client {
  private static final RestAssuredConfig PATIENCE =
      RestAssuredConfig.config()
          .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 8_000));

  private final String url;
  private final String order;

  /** Creates a client of the application at a URL, and an order that is not paid. */
  Client(String url) {
    this.url = url;
    order =
        json()
            .body(Orders.GOOD)
            .post("api/orders")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
  }

  /** Pays the order, for which the application calls the service. */
  Response call() {
    return request().post(order + "/payment");
  }

  /** Asks for what needs no service. */
  Response other() {
    return request().get(order);
  }

  /** Returns where the order is. */
  String order() {
    return order;
  }

  /** Calls the service until no more calls are made to it. */
  void openCircuit() {
    while (health().statusCode() != 503) {
      call().then().statusCode(502);
    }
  }

  Response health() {
    return request().get("health");
  }

  /** Tells the stand-in for the service how to behave. */
  void breakIt(String mode) {
    json().body("{\"mode\":\"" + mode + "\"}").put("upstream/mode").then().statusCode(200);
  }

  private RequestSpecification json() {
    return request().contentType(ContentType.JSON);
  }

  private RequestSpecification request() {
    return given().config(PATIENCE).baseUri(url).redirects().follow(false);
  }
}
