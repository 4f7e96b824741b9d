package dev.clearfault.demo.tomcat;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.clearfault.demo.RunningDemo;
import org.junit.jupiter.api.Test;

/** The orders service, which a stand-in replaces, behind the gateway. */
class GatewayIT extends RunningDemo {
  GatewayIT() {
    super(QuotesClient.DEMO);
  }

  @Test
  void aRequestThatFitsIsPassedOn() {
    client()
        .get("gateway/api/orders?limit=1")
        .then()
        .statusCode(200)
        .header("Via", "1.1 clearfault")
        .body(member("orders", empty()));
    client().get("health").then().statusCode(200).body(member("upstreams.name", hasItem("orders")));
  }

  @Test
  void aBadRequestIsTurnedAway() {
    client()
        .get("gateway/api/orders?limit=1000")
        .then()
        .statusCode(400)
        .body(member("errors.field", contains("limit")));
    client()
        .body("{\"email\":\"ada\",\"age\":17}")
        .contentType("application/json")
        .post("gateway/api/orders")
        .then()
        .statusCode(400)
        .body(member("errors.pointer", contains("#/email", "#/age", "#/shipping", "#/items")));
    client().get("gateway/nowhere").then().statusCode(404);
    client()
        .delete("gateway/api/orders")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
  }
}
