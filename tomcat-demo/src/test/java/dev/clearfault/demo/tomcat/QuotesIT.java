package dev.clearfault.demo.tomcat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the demo gets. */
@Timeout(60)
@SuppressWarnings("NullAway.Init")
class QuotesIT {
  private static LaunchedDemo demo;
  private static String url;

  /** Accepts no connection for long: closed before the first test, and so known to be free. */
  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    demo =
        LaunchedDemo.launch(
            LaunchedDemo.JAR,
            folder,
            Map.of("PORT", "0", "RATES_URL", "http://127.0.0.1:" + nobody));
    url = demo.awaitUrl();
  }

  @AfterAll
  static void stop() throws Exception {
    demo.stop();
  }

  @Test
  void badQuoteIsToldEverythingThatIsWrong() {
    client()
        .queryParam("from", "euro")
        .queryParam("amount", "0.001")
        .get("api/quotes")
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("type", equalTo("/problems/validation-failed"))
        .body("errors.field", equalTo(List.of("from", "to", "amount")))
        .body("errors.code", equalTo(List.of("pattern", "not_null", "digits")))
        .body("errors[0].detail", equalTo("must have the documented format"));
  }

  @Test
  void rateServiceThatIsAwayIsBadGatewayFromTheWorker() {
    client()
        .get("api/quotes?from=EUR&to=USD&amount=12.50")
        .then()
        .statusCode(502)
        .body("code", equalTo("upstream_connect_refused"))
        .body("retryable", equalTo(true));
  }

  @Test
  void everyTypeResolves() {
    client()
        .get("problems/validation-failed")
        .then()
        .statusCode(200)
        .body("code", equalTo("validation_failed"));
  }

  @Test
  void unknownPathIsNotFound() {
    client().get("nowhere").then().statusCode(404).body("code", equalTo("not_found"));
  }

  private static RequestSpecification client() {
    return given().baseUri(url);
  }
}
