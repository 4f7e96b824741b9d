package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures after the head was sent: too late for an answer, but the client must notice. */
class CommittedContractIT extends Contract {

  private String raw(String query) throws IOException {
    return RawHttp.answer(container, RawHttp.get("/shop/partial/" + id + "?" + query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flush=1&take=writer",
        "flush=1&take=stream",
        "flush=1&by=out-of-memory",
        "flush=1&by=checked"
      })
  void aChunkedBodyIsCutAndNothingAppended(String query) throws IOException {
    String answer = raw(query);
    assertThat(answer).startsWith("HTTP/1.1 200").contains("beginning");
    assertThat(RawHttp.endsWithLastChunk(answer)).as("claims to be complete").isFalse();
    assertThat(answer).doesNotContain("about:blank", "internal_server_error", "hunter2");
    isReportedOnce(false);
  }

  /** Every client notices chunks that do not end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial/%s?flush=1",
        "async/%s?case=worker-flushes-and-throws",
        "async/%s?case=timeout-committed"
      })
  void theLastChunkIsMissingWhoeverFailed(String target) throws IOException {
    String request = RawHttp.get("/shop/" + target.formatted(id));
    assertThat(RawHttp.ending(container, request)).isNotEqualTo("last chunk");
    isReportedOnce(false);
  }

  /** Without chunks, only a reset shows that the body was cut. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial/%s?flush=1",
        "async/%s?case=worker-flushes-and-throws",
        "async/%s?case=timeout-committed"
      })
  void aBodyThatEndsWithItsConnectionIsReset(String target) throws IOException {
    String request = "GET /shop/" + target.formatted(id) + " HTTP/1.0\r\nHost: a\r\n\r\n";
    assertThat(RawHttp.ending(container, request)).isEqualTo("reset");
    String closing =
        "GET /shop/" + target.formatted(id) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    // Tomcat still sends chunks, and the last chunk is missing.
    assertThat(RawHttp.ending(container, closing))
        .isEqualTo(container.isTomcat() ? "end" : "reset");
  }

  /** A worker may fail while the thread of the container is still leaving the application. */
  @Test
  void aWorkerThatFailsHarmsNoOtherRequest() throws IOException {
    int count = 200;
    String request =
        RawHttp.get("/shop/async/" + id + "?case=worker-flushes-and-throws")
            .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    for (int i = 0; i < count; i++) {
      assertThat(RawHttp.ending(container, request)).isNotEqualTo("last chunk");
    }
    await()
        .untilAsserted(
            () ->
                assertThat(noticed().occurrences())
                    .hasSize(count)
                    .allMatch(o -> Boolean.FALSE.equals(o.get("delivered"))));
  }

  @Test
  void aBodyWithALengthStaysShort() throws IOException {
    String answer = raw("flush=1&length=100");
    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nbeginning");
    isReportedOnce(false);
  }

  @Test
  void aBodyThatWasCompleteStaysAsItIs() {
    ValidatableResponse answer = shop().get("/partial/{id}?length=9", id).then();
    if (container.isUndertow() || container.isLiberty() || container.isPayara()) {
      // They commit nothing at the announced length, so there is still time for an answer.
      isOpaque(answer);
    } else {
      answer.statusCode(200).body(equalTo("beginning"));
      isReportedOnce(false);
    }
  }

  @Test
  void sendErrorIsRefusedAndCutsTheBodyToo() throws IOException {
    String answer = raw("flush=1&by=send-error");
    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("conflict");
    assertThat(RawHttp.endsWithLastChunk(answer)).isFalse();
    isReportedOnce(false);
  }

  /** A server that gets the exception, too, logs it with its stack trace. */
  @ParameterizedTest
  @CsvSource({
    "1.1, keep-alive, flush=1",
    "1.1, keep-alive, flush=1&by=checked",
    "1.1, keep-alive, flush=1&length=100",
    "1.1, close, flush=1",
    "1.0, close, flush=1"
  })
  void theServerLogsNothingOfItsOwn(String version, String connection, String query)
      throws IOException {
    assumeThat(container.isFullServer()).as("full servers have reports of their own").isFalse();
    Console console = Console.of(this);
    String target = "/shop/partial/" + id + "?" + query;
    String head = " HTTP/" + version + "\r\nHost: a\r\nConnection: " + connection;
    RawHttp.ending(container, "GET " + target + head + "\r\n\r\n");
    isReportedOnce(false);
    await().atMost(TEN_SECONDS).until(() -> !console.complaints().isEmpty());
    shop().get("/get-only/{id}", id).then().statusCode(200);
    assertThat(console.complaints())
        .singleElement()
        .asString()
        .contains("500 internal_server_error", "delivered=false");
  }

  @Test
  void whatIsOnlyBufferedIsReplaced() {
    isOpaque(shop().get("/partial/{id}?take=writer", id).then());
  }
}
