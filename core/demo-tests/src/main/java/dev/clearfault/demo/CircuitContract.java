package dev.clearfault.demo;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers while the service is down for a long time. */
@Timeout(120)
public abstract class CircuitContract {
  private final Demo demo;

  /** Creates the tests for a demo. */
  protected CircuitContract(Demo demo) {
    this.demo = demo;
  }

  @ParameterizedTest
  @CsvSource({"502, 502", "precise, 503"})
  final void itOpensIsToldAndClosesWithTheNextMode(
      String gatewayStatus, int status, @TempDir Path folder) throws Exception {
    Path jar = demo.jarWith("gatewayStatus", gatewayStatus, folder);
    try (LaunchedDemo launched = demo.launch(jar, folder, Map.of("PORT", "0"))) {
      DemoClient client = demo.client().apply(launched.awaitUrl());
      healthIs(client, 200, true, "closed");

      client.breakIt("refuse");
      Response answer = client.call();
      while (!"upstream_circuit_open".equals(answer.path("code"))) {
        answer.then().statusCode(502).body(member("code", equalTo("upstream_connect_refused")));
        answer = client.call();
      }
      answer
          .then()
          .statusCode(status)
          .header("Retry-After", notNullValue())
          .body(member("retry_after", notNullValue()))
          .body(member("upstream", equalTo(demo.upstream())))
          .body(member("retryable", equalTo(true)));
      healthIs(client, 503, false, "open");
      client.other().then().statusCode(200);

      client.breakIt("error500");
      client.call().then().statusCode(502).body(member("code", equalTo("upstream_error_status")));
      client.breakIt("ok");
      client.call().then().statusCode(200);
      healthIs(client, 200, true, "closed");
    }
  }

  private void healthIs(DemoClient client, int status, boolean ready, String circuit) {
    client
        .health()
        .then()
        .statusCode(status)
        .body(member("ready", equalTo(ready)))
        .body(member("upstreams[0].name", equalTo(demo.upstream())))
        .body(member("upstreams[0].circuit", equalTo(circuit)));
  }
}
