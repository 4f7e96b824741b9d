package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

/** The fixture itself: requests without failures are not changed. */
class FixtureIT extends Contract {

  @Test
  void servesAStaticFile() {
    shop().get("/hello.txt").then().statusCode(200).body(containsString("Hello"));
  }

  @Test
  void servesAServlet() {
    shop().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
  }

  @Test
  void runsOnTheThreadsThatAreMeant() {
    shop()
        .get("/probe/{id}", id)
        .then()
        .body(member("virtual", equalTo(container.hasVirtualThreads())));
  }

  @Test
  void servesTheSameInTheRootContext() {
    root().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
  }
}
