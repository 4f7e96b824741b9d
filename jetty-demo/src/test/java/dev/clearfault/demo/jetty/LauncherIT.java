package dev.clearfault.demo.jetty;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.matchesPattern;

import dev.clearfault.demo.LauncherContract;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

class LauncherIT extends LauncherContract {
  LauncherIT() {
    super(OrdersClient.DEMO);
  }

  @Override
  protected ValidatableResponse goodAnswer(RequestSpecification request) {
    return request
        .contentType(ContentType.JSON)
        .body(Orders.GOOD)
        .post("api/orders")
        .then()
        .statusCode(201)
        .body(member("id", matchesPattern("[0-9a-f-]{36}")));
  }
}
