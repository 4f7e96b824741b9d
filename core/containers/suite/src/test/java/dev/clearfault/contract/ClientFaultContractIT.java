package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Failures of the client's connection: they are never a fault of the application or an upstream.
 */
class ClientFaultContractIT extends Contract {
  private static final String BAD_CHUNK = "Transfer-Encoding: chunked\r\n\r\nzz\r\nno size\r\n";
  private static final String SHORT_BODY = "Content-Length: 100\r\n\r\na=1";

  @SuppressWarnings("NullAway.Init")
  private Console console;

  @BeforeEach
  void rememberTheEndOfTheLog() throws IOException {
    console = Console.of(this);
  }

  private String post(String way, String rest) {
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    return "POST /shop/body/"
        + id
        + " HTTP/1.1\r\nHost: a\r\nX-Read: "
        + way
        + "\r\n"
        + (way.equals("form") ? form : "Content-Type: text/plain\r\n")
        + rest;
  }

  /** Checks that there is no warning in the log and no failure of the application. */
  private void isNoMatterForTheLog() {
    Noticed noticed = noticed();
    assertThat(noticed.log())
        .filteredOn(line -> !line.level().equals("FINE"))
        .extracting(Noticed.Line::text)
        .isEmpty();
    assertThat(noticed.occurrences())
        .allSatisfy(o -> assertThat((Integer) o.get("status")).isBetween(400, 408))
        .hasSizeLessThanOrEqualTo(1);
  }

  /** Checks what the container itself has logged; a full server has reports of its own. */
  private void isNoMatterForTheContainer() throws IOException {
    if (!container.isFullServer()) {
      assertThat(console.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stream, bad chunk",
    "reader, bad chunk",
    "form, bad chunk",
    "listener, bad chunk",
    "stream, short body",
    "reader, short body",
    "form, short body",
    "listener, short body"
  })
  void aBodyThatBreaksOffIsTheClientsFault(String way, String fault) throws IOException {
    assumeThat(container.isPayara())
        .as("Payara answers for itself when a body breaks off")
        .isFalse();
    assumeThat(container.isLiberty())
        .as("Liberty ends a reader without a word when a body breaks off")
        .isFalse();
    String request = post(way, fault.equals("bad chunk") ? BAD_CHUNK : SHORT_BODY);
    String answer = RawHttp.answerToHalf(container, request);
    boolean mayStaySilent = container.isUndertow() || way.equals("form");
    if (container.isUndertow() && way.equals("reader") && answer.startsWith("HTTP/1.1 200")) {
      // Its reader may hide the fault and continue with the rest of its buffer.
      return;
    }
    if (!answer.isEmpty() || !mayStaySilent) {
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "\"status\":400")
          .doesNotContain("<html", "Exception");
    }
    isNoMatterForTheLog();
    if (!way.equals("form") || container.isTomcat()) { // The others log that they gave up a form.
      isNoMatterForTheContainer();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BAD_CHUNK, SHORT_BODY})
  void theContainersPageForASwallowedFaultDoesNotReachTheClient(String rest) throws IOException {
    String answer = RawHttp.answerToHalf(container, post("swallow", rest));
    assertThat(answer).doesNotContain("<html", "<!doctype", "Exception");
    if (container.isTomcat()) {
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }
    isNoMatterForTheLog();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "reader", "listener"})
  void aResetInABodyIsNobodysFailure(String way) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.getOutputStream().write(bytes(post(way, SHORT_BODY)));
      socket.setSoLinger(true, 0);
    }
    shop().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
    isNoMatterForTheLog();
    isNoMatterForTheContainer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "writer", "listener"})
  void anAbandonedDownloadIsNobodysFailure(String by) throws IOException {
    assumeThat(container.isLiberty())
        .as("Liberty tells of a client that is gone in its own way")
        .isFalse();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.getOutputStream().write(bytes(RawHttp.get("/shop/download/" + id + "?by=" + by)));
      assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
      socket.setSoLinger(true, 0);
    }
    await()
        .atMost(TEN_SECONDS)
        .until(this::noticed, n -> n.log().stream().anyMatch(l -> l.text().startsWith("came to")));
    shop().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
    isNoMatterForTheLog();
    isNoMatterForTheContainer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream",
        "writer",
        "wrapped",
        "worker-throws",
        "worker-completes",
        "worker-forgets",
        "worker-dispatches",
        "thread-forgets"
      })
  void aClientThatLeavesAnEventStreamIsNobodysFailure(String by) throws IOException {
    assumeThat(container.isFullServer()).as("full servers find out in their own time").isFalse();
    leaveAnEventStream(by);
    String end = by.endsWith("forgets") ? "the worker stopped" : "came to its end";
    await()
        .atMost(TEN_SECONDS)
        .until(this::noticed, n -> n.timesLogged(end) > 0 && (!isEnded(by) || hasEnded(n, 1)));
    shop().get("/get-only/{id}", id).then().statusCode(200).body(equalTo("got"));
    isNoMatterForTheLog();
    isNoMatterForTheContainer();
  }

  /** Tomcat may end such a request while the worker writes. It then throws any exception. */
  @Test
  void clientsThatLeaveOneAfterTheOtherAreNobodysFailure() throws IOException {
    assumeThat(container.isFullServer()).as("full servers find out in their own time").isFalse();
    for (int i = 1; i <= 15; i++) {
      int ends = i;
      leaveAnEventStream("worker-forgets");
      await()
          .atMost(TEN_SECONDS)
          .until(
              this::noticed,
              n ->
                  n.timesLogged("the worker") >= ends
                      && (!isEnded("worker-forgets") || hasEnded(n, ends)));
    }
    isNoMatterForTheContainer();
    Noticed noticed = noticed();
    assertThat(noticed.log()).allSatisfy(line -> assertThat(line.level()).isEqualTo("FINE"));
    assertThat(noticed.occurrences())
        .allSatisfy(o -> assertThat((Integer) o.get("status")).isBetween(400, 408))
        .hasSizeLessThanOrEqualTo(15);
  }

  /**
   * Returns whether to wait until the container has ended the request. Jetty does not end what is
   * forgotten.
   */
  private boolean isEnded(String by) {
    return by.contains("-") && container.isTomcat();
  }

  /** After this the container has no more to log of the requests. */
  private static boolean hasEnded(Noticed noticed, int requests) {
    return noticed.timesLogged("the request ended") >= requests;
  }

  private void leaveAnEventStream(String by) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.getOutputStream().write(bytes(RawHttp.get("/shop/events/" + id + "?by=" + by)));
      assertThat(socket.getInputStream().readNBytes(5_000)).hasSize(5_000);
      socket.setSoLinger(true, 0);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
