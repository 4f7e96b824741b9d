package dev.clearfault.demo.tomcat;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that is down for long, and what tells that it is. */
@Timeout(60)
class CircuitIT {
  @ParameterizedTest
  @CsvSource({"502, 502", "precise, 503"})
  void itOpensIsToldAndClosesAgain(String gatewayStatus, int status, @TempDir Path folder)
      throws Exception {
    Path jar = LaunchedDemo.jarWith("gatewayStatus", gatewayStatus, folder);
    try (LaunchedDemo demo = LaunchedDemo.launch(jar, folder, Map.of("PORT", "0"))) {
      Client client = new Client(demo.awaitUrl());
      isTold(client, 200, true, "closed");

      client.breakIt("refuse");
      Response answer = client.call();
      while (!"upstream_circuit_open".equals(answer.path("code"))) {
        answer.then().statusCode(502).body("code", equalTo("upstream_connect_refused"));
        answer = client.call();
      }
      answer
          .then()
          .statusCode(status)
          .header("Retry-After", notNullValue())
          .body("upstream", equalTo("rates"))
          .body("retryable", equalTo(true));
      isTold(client, 503, false, "open");
      client.other().then().statusCode(200);

      client.breakIt("ok");
      while (client.call().statusCode() != 200) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 3; i++) {
        client.call().then().statusCode(200);
      }
      isTold(client, 200, true, "closed");
    }
  }

  private static void isTold(Client client, int status, boolean ready, String circuit) {
    client
        .health()
        .then()
        .statusCode(status)
        .body("ready", equalTo(ready))
        .body("upstreams.name", contains("rates"))
        .body("upstreams.circuit", contains(circuit));
  }
}
