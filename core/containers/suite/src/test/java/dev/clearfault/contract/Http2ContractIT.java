package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over HTTP/2, where a broken connection would end other exchanges too. */
class Http2ContractIT extends Contract {

  @BeforeEach
  void onlyWhereItIsSpoken() {
    assumeThat(container.isLiberty())
        .as("Liberty did not speak HTTP/2 in clear text here")
        .isFalse();
  }

  @SuppressWarnings("NullAway.Init")
  private Http2 http2;

  @BeforeEach
  void connect() throws IOException, InterruptedException {
    http2 = Http2.connect(container);
  }

  private String target(String target) {
    return "/shop/" + target.formatted(id);
  }

  private static void isTheSame(
      HttpResponse<InputStream> answer, Response http1, int status, String code) {
    Map<String, Object> problem = problem(Http2.text(answer));
    assertThat(answer.statusCode()).isEqualTo(status).isEqualTo(http1.statusCode());
    assertThat(problem).containsEntry("code", code).isEqualTo(problem(http1.asString()));
    for (String name : new String[] {"Content-Type", "Content-Length", "Cache-Control", "Vary"}) {
      assertThat(answer.headers().allValues(name))
          .as(name)
          .isEqualTo(http1.headers().getValues(name));
    }
  }

  /** Removes the instance, which is different for each occurrence. */
  private static Map<String, Object> problem(String json) {
    Map<String, Object> problem = value(json, "");
    assertThat(String.valueOf(problem.remove("instance"))).matches(INSTANCE);
    return problem;
  }

  @ParameterizedTest
  @CsvSource({
    "throw/%s?type=runtime, 500, internal_server_error",
    "partial/%s?take=writer, 500, internal_server_error",
    "send-error/%s?code=409&message=1, 409, conflict",
    "async/%s?case=throw, 500, internal_server_error",
    "async/%s?case=timeout, 500, internal_server_error",
    "async/%s?case=timeout-sends-error, 409, conflict",
    "async/%s?case=worker-throws, 500, internal_server_error",
    "async/%s?case=worker-sends-error, 409, conflict",
    "async/%s?case=read-listener-throws, 500, internal_server_error",
    "async/%s?case=write-listener-throws, 500, internal_server_error",
    "nowhere/%s, 404, not_found",
    "input/%s?limit=0, 400, validation_failed",
  })
  void whatFailsBeforeTheHeadIsAnsweredAsOverHttp1(String target, int status, String code)
      throws Exception {
    Response http1 = root().urlEncodingEnabled(false).get(target(target));
    isTheSame(http2.get(target(target)), http1, status, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"email\":|malformed_json",
        "{\"items\":[{}]}|validation_failed",
        "''|missing_body"
      })
  void aBadBodyIsAnsweredAsOverHttp1(String json, String code) throws Exception {
    String target = target("input/%s");
    Response http1 = root().contentType("application/json").body(json).post(target);
    isTheSame(http2.post(target, json), http1, 400, code);
  }

  /** The stream is reset and not the connection, which other exchanges use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial/%s?flush=1",
        "partial/%s?flush=1&take=writer",
        "partial/%s?flush=1&length=100",
        "partial/%s?flush=1&by=checked",
        "partial/%s?flush=1&by=out-of-memory",
        "partial/%s?flush=1&by=send-error",
        "async/%s?case=worker-flushes-and-throws",
        "async/%s?case=timeout-committed"
      })
  void theClientNoticesThatABodyIsCutWhoeverFailed(String target) throws Exception {
    assumeThat(container.isPayara())
        .as("Payara ends a stream that is cut as if it were whole")
        .isFalse();
    // On a busy machine the end of the stream may reach the client before it looks at the head.
    assertThatThrownBy(
            () -> {
              HttpResponse<InputStream> answer = http2.get(target(target));
              assertThat(answer.statusCode()).isEqualTo(200);
              Http2.text(answer);
            })
        .isInstanceOf(IOException.class)
        .rootCause()
        .hasMessageContaining("RST_STREAM");
    isReportedOnce(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial/%s?flush=1",
        "async/%s?case=worker-flushes-and-throws",
        "async/%s?case=timeout-committed"
      })
  void otherStreamsOfTheConnectionGoOn(String target) throws Exception {
    assumeThat(container.isPayara())
        .as("Payara ends a stream that is cut as if it were whole")
        .isFalse();
    HttpResponse<InputStream> held = http2.get(target("hold/%s"));
    assertThatThrownBy(() -> Http2.text(http2.get(target(target)))).isInstanceOf(IOException.class);

    String port = http2.text(target("hold/%s?end=1"));
    assertThat(Http2.text(held)).isEqualTo(port + " and the end");
  }

  /** Nothing can be broken off after the end of the stream was sent with the last byte. */
  @ParameterizedTest
  @ValueSource(strings = {"partial/%s?length=9", "partial/%s?length=9&flush=1"})
  void aFailureAfterAWholeBodyHarmsNoOtherStream(String target) throws Exception {
    HttpResponse<InputStream> held = http2.get(target("hold/%s"));
    try {
      Http2.text(http2.get(target(target)));
    } catch (IOException cutAlthoughWhole) {
      // This is correct too, because it was a failure.
    }
    occurred();

    String port = http2.text(target("hold/%s?end=1"));
    assertThat(Http2.text(held)).isEqualTo(port + " and the end");
  }

  @Test
  void aBodyThatIsWholeIsLeftAlone() throws Exception {
    assertThat(http2.text(target("partial/%s?flush=1&by=nothing"))).isEqualTo("beginning");
    assertThat(http2.text(target("partial/%s?flush=1&by=nothing&length=9"))).isEqualTo("beginning");
    assertThat(http2.text(target("async/%s?case=worker-completes"))).isEqualTo("done");
    assertThat(noticed().occurrences()).isEmpty();
  }
}
