package dev.clearfault.demo.tomcat;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.hasItem;

import dev.clearfault.demo.LauncherContract;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

class LauncherIT extends LauncherContract {
  LauncherIT() {
    super(QuotesClient.DEMO);
  }

  @Override
  protected ValidatableResponse goodAnswer(RequestSpecification request) {
    return request
        .get("problems")
        .then()
        .statusCode(200)
        .body(member("types.code", hasItem("validation_failed")));
  }
}
