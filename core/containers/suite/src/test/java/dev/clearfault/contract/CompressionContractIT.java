package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.demo.JsonBody;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that accept gzip, on containers that compress. */
class CompressionContractIT extends Contract {

  @BeforeEach
  void onlyWhereItIsTurnedOn() {
    assumeThat(container.isFullServer()).as("full servers do not compress as downloaded").isFalse();
  }

  private static final String TEXT = "all work and no play ".repeat(20).strip();

  private Response compressed(String target) {
    return shop()
        .header("Accept-Encoding", "gzip")
        .urlEncodingEnabled(false)
        .get("/" + target.formatted(id));
  }

  private static List<String> encodings(Response answer) {
    return answer.headers().getValues("Content-Encoding");
  }

  private String request(String target, String version, String header) {
    String line = "GET /shop/" + target.formatted(id) + " " + version + "\r\nHost: a\r\n";
    return line + "Accept-Encoding: gzip\r\n" + header + "\r\n";
  }

  private void areToldAsNotDelivered(int count) {
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(
            () ->
                assertThat(noticed().occurrences())
                    .hasSize(count)
                    .extracting(o -> o.get("delivered"))
                    .containsOnly(false));
  }

  @Test
  void aSuccessIsCompressed() throws IOException {
    Response answer =
        shop()
            .header("Accept-Encoding", "gzip")
            .queryParam("code", 200)
            .queryParam("body", TEXT)
            .get("/status/{id}", id);
    assertThat(encodings(answer)).containsExactly("gzip");
    assertThat(Gzip.inflated(answer.asByteArray())).isEqualTo(TEXT);
  }

  /** The servlet has set an encoding before it fails. */
  @ParameterizedTest
  @CsvSource({
    "throw/%s?type=runtime, 500, internal_server_error",
    "headers/%s?x=1, 500, internal_server_error",
    "headers/%s?take=stream&length=5000, 500, internal_server_error",
    "headers/%s?take=writer&by=send-error, 409, conflict",
    "partial/%s?take=writer, 500, internal_server_error",
    "send-error/%s?code=409&message=1, 409, conflict",
    "async/%s?case=timeout-partial, 500, internal_server_error",
    "async/%s?case=worker-throws, 500, internal_server_error",
    "async/%s?case=write-listener-throws, 500, internal_server_error",
    "input/%s?limit=0, 400, validation_failed",
    "nowhere/%s, 404, not_found"
  })
  void aFailureIsWhatItsEncodingSays(String target, int status, String code) throws IOException {
    Response answer = compressed(target);
    assertThat(answer.statusCode()).isEqualTo(status);
    // Jetty compresses only successes.
    assertThat(encodings(answer)).isEqualTo(container.isJetty() ? List.of() : List.of("gzip"));
    byte[] body = answer.asByteArray();
    String json =
        container.isJetty() ? new String(body, StandardCharsets.UTF_8) : Gzip.inflated(body);
    assertThat(JsonBody.<String>value(json, "code")).isEqualTo(code);
    assertThat(JsonBody.<String>value(json, "instance")).matches(INSTANCE);
    for (String length : answer.headers().getValues("Content-Length")) {
      assertThat(length).isEqualTo("" + body.length);
    }
  }

  @Test
  void aBodyThatIsWholeIsLeftAlone() throws IOException {
    String request = request("partial/%s?flush=1&by=nothing", "HTTP/1.1", "");
    assertThat(Gzip.careful(container, request)).isEqualTo("beginning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial/%s?flush=1",
        "partial/%s?flush=1&take=writer",
        "partial/%s?flush=1&length=100",
        "partial/%s?flush=1&by=send-error",
        "async/%s?case=worker-flushes-and-throws",
        "async/%s?case=timeout-committed"
      })
  void aBodyThatIsCutDoesNotLookWhole(String target) throws IOException {
    looksCut(request(target, "HTTP/1.1", ""));
    looksCut(request(target, "HTTP/1.1", "Connection: close\r\n"));
    looksCut(request(target, "HTTP/1.0", ""));
    areToldAsNotDelivered(3);
  }

  private void looksCut(String request) {
    assertThatThrownBy(() -> Gzip.careful(container, request))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial/%s?flush=1",
        "partial/%s?flush=1&length=100",
        "async/%s?case=worker-flushes-and-throws",
        "async/%s?case=timeout-committed"
      })
  void neitherDoesItOverHttp2(String target) throws Exception {
    HttpResponse<InputStream> answer =
        Http2.connect(container).getCompressed("/shop/" + target.formatted(id));
    assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThatThrownBy(() -> Http2.text(answer)).isInstanceOf(IOException.class);
    areToldAsNotDelivered(1);
  }
}
