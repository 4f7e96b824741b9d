package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The third door: asynchronous processing, where most containers do not call filters. */
class AsyncContractIT extends Contract {
  /** Less than the fifteen seconds after which the container would time out. */
  private static final long AT_ONCE = 12_000;

  private ValidatableResponse async(String name) {
    return shop().queryParam("case", name).get("/async/{id}", id).then();
  }

  private void isToldOnce(String door) {
    assertThat(occurred().occurrences())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.get("door")).isEqualTo(door);
              assertThat(o.get("delivered")).isEqualTo(true);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw",
        "complete-and-throw",
        "dispatch",
        "dispatch-elsewhere",
        "worker-dispatches",
        "dispatch-and-throw"
      })
  void whatIsThrownInADispatchIsAnsweredAtOnce(String name) {
    isOpaque(async(name).time(lessThan(AT_ONCE)));
    isToldOnce("thrown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker-throws", "nested"})
  void whatAWorkerThrowsIsAnsweredAtOnce(String name) {
    isOpaque(async(name).time(lessThan(AT_ONCE)));
    isToldOnce("async");
  }

  /** Tomcat recycles the request, and code that still uses it would change the next request. */
  @Test
  void aFailureAfterTheEndDoesNotReachTheNextRequest() {
    for (int i = 0; i < 50; i++) {
      async("worker-throws-and-request-too").statusCode(500).body(member("status", equalTo(500)));
      shop().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
    }
  }

  @Test
  void twoFailuresAtTheSameTimeGetOneAnswer() {
    isOpaque(async("worker-throws-and-request-too").time(lessThan(AT_ONCE)));
    assertThat(occurred().occurrences())
        .filteredOn(o -> Boolean.TRUE.equals(o.get("delivered")))
        .hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker-sends-error", "worker-sends-error-only", "send-error-before"})
  void sendErrorIsAnsweredAtOnce(String name) {
    isPlain(async(name).time(lessThan(AT_ONCE)), 409, "conflict");
    isToldOnce("send_error");
  }

  @Test
  void aWorkerThatAnswersIsLeftAlone() {
    async("worker-completes").statusCode(200).body(equalTo("done"));
    assertThat(noticed().occurrences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "timeout-partial", "timeout-listener-throws"})
  void aTimeoutThatNobodyAnswersIsOpaque(String name) {
    isOpaque(async(name).time(lessThan(AT_ONCE)));
    isToldOnce("async");
  }

  /** Undertow has not committed the response then. */
  @Test
  void aListenerOfTheEndDoesNotChangeTheAnswer() {
    isOpaque(async("complete-listener-speaks"))
        .header("X-Late", nullValue())
        .header("Set-Cookie", nullValue());
  }

  @Test
  void theApplicationsOwnAnswerToATimeoutWins() {
    async("timeout-answered").statusCode(503).body(equalTo("own words"));
    assertThat(noticed().occurrences()).isEmpty();
  }

  @Test
  void theApplicationsOwnErrorForATimeoutWins() {
    isPlain(async("timeout-sends-error"), 409, "conflict");
    isToldOnce("send_error");
  }

  @Test
  void theApplicationsOwnDispatchAfterATimeoutWins() {
    async("timeout-dispatches").statusCode(200).body(containsString("Hello"));
    assertThat(noticed().occurrences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read-listener-throws",
        "read-listener-throws-and-completes",
        "write-listener-throws",
        "write-listener-throws-and-completes",
        "write-listener-throws-after-a-write"
      })
  void whatAListenerOfAStreamThrowsIsAnsweredAtOnce(String name) {
    isOpaque(async(name).time(lessThan(AT_ONCE)));
    isToldOnce("async");
  }

  @Test
  void theOwnRedirectOfAListenerOfAStreamWins() {
    async("read-listener-throws-and-redirects")
        .statusCode(302)
        .header("Location", endsWith("/elsewhere"));
  }

  @Test
  void soDoesARedirectWithAStatus() {
    async("read-listener-throws-and-redirects-with-status")
        .statusCode(303)
        .header("Location", endsWith("/elsewhere"));
  }

  @Test
  void theOwnAnswerOfAListenerOfAStreamWins() {
    async("read-listener-throws-and-answers").statusCode(409).body(equalTo("own words"));
    isReportedOnce(false);
  }

  /** A worker that sends events in a loop must end when no client gets them. */
  @Test
  void aWorkerWhoseResponseWasBrokenOffIsToldWhenItWrites() throws IOException {
    readEventsUntilTheTimeout();
    await()
        .atMost(Duration.ofMinutes(2)) // Jetty may wake a blocked writer at its idle time-out only.
        .until(
            this::noticed,
            n -> n.log().stream().anyMatch(l -> l.text().startsWith("a write failed")));
    assertThat(occurred().occurrences()).hasSize(1);
  }

  /** The container uses its response again while the worker may still be inside of a write. */
  @Test
  void aWorkerThatIsLateWritesIntoNoOtherAnswer() throws IOException {
    for (int i = 0; i < 5; i++) {
      readEventsUntilTheTimeout();
      for (int next = 0; next < 3; next++) {
        shop().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
      }
    }
  }

  private void readEventsUntilTheTimeout() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      String request = RawHttp.get("/shop/events/" + id + "?by=timeout");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      // One of the ways in which it is broken off.
    }
  }
}
