package dev.clearfault.demo.tomcat;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.published.ContractCheck;
import dev.clearfault.testing.StandInUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer that the gateway gives itself is published for its operation. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class GatewayAnswersIT {
  private static final String ORDER = "/6fa459ea-ee8a-4ca4-894e-db77e160355e";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final StandInUpstream orders = StandInUpstream.answering("{\"orders\":[]}");
  private LaunchedDemo demo;
  private ContractCheck contract;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    demo =
        QuotesClient.DEMO.launch(
            folder, Map.of("PORT", "0", "ORDERS_URL", orders.uri().toString()));
    contract = ContractCheck.of(demo.awaitUrl());
  }

  @AfterAll
  void stop() throws InterruptedException {
    demo.stop();
    orders.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ?limit=1000, '', '', 400, validation_failed",
    "GET, /x, '', '', 400, validation_failed",
    "GET, /%2e%2e, '', '', 400, bad_request",
    "GET, '', text/plain, x, 415, unsupported_media_type",
    "POST, '', application/json, '{', 400, malformed_json",
    "POST, '', application/json, '', 400, missing_body",
    "POST, '', application/json, {}, 400, validation_failed",
    "POST, '', text/plain, x, 415, unsupported_media_type",
    "POST, /6fa459ea-ee8a-4ca4-894e-db77e160355e/payment, text/plain, x, 415, unsupported_media_type"
  })
  void ofABadRequest(String method, String path, String type, String body, int status, String code)
      throws Exception {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    assertPublished(request, status, code);
  }

  @Test
  void ofALargeBody() throws Exception {
    String large = "[" + " ".repeat(1 << 20) + "]";
    assertPublished(
        request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(large)),
        413,
        "content_too_large");
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, upstream_connect_refused",
    "reset, upstream_connection_reset",
    "hang, upstream_timeout",
    "garbage, upstream_protocol_error",
    "error500, upstream_error_status"
  })
  void ofABrokenService(String mode, String code) throws Exception {
    orders.mode("ok");
    for (int i = 0; i < 2; i++) { // The circuit stays closed: fewer than half of the calls fail.
      HttpResponse<String> good = client.send(request("").build(), ofString());
      assertThat(good.statusCode()).isEqualTo(200);
    }
    orders.mode(mode);
    assertPublished(request(ORDER), 502, code);
    orders.mode("ok");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(demo.url() + "gateway/api/orders" + path));
  }

  private void assertPublished(HttpRequest.Builder request, int status, String code)
      throws Exception {
    HttpResponse<String> answer = client.send(request.build(), ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertThat(contract.check(answer)).as("the contract has the operation").isTrue();
  }
}
