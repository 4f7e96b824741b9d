package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request whose service or client fails; {@link EveryModeTest} has the ways. */
class FailuresTest extends SharedGateway {
  private static final String PROBLEM =
      "{ \"type\":\"about:blank\", \"status\":503, \"code\":\"of_service\" }";

  @Override
  String routes(URI url) {
    return """
        routes:
          - {prefix: /late, name: late, service: "%s", contract: /WEB-INF/orders.yaml,
             deadline: 300ms}
          - {prefix: /o, name: orders, service: "%s", contract: /WEB-INF/orders.yaml}
          - {prefix: /passing, name: passing, service: "%s", contract: /WEB-INF/orders.yaml,
             errors: pass, breaker: 1m}
        """
        .formatted(url, url, url);
  }

  @Test
  void aProblemOfTheServicePassesUntouched() throws IOException {
    String fields = "Content-Type: application/problem+json\r\nContent-Length: " + PROBLEM.length();
    int before = errorsOfOrders();
    service.answers("503 Busy", fields + "\r\nRetry-After: 7\r\nX-A: b", PROBLEM);
    String answer = server.get("/o/api/orders");
    assertThat(answer).startsWith("HTTP/1.1 503").contains("Retry-After: 7\r\n", "X-A: b\r\n");
    assertThat(GatewayServer.body(answer)).isEqualTo(PROBLEM);
    assertThat(answer).contains("Content-Type: application/problem+json");
    assertThat(server.occurrences).isEmpty();
    assertThat(errorsOfOrders()).isEqualTo(before + 1); // It counts for the breaker.
  }

  /** What was set for the answer of the service is not on the answer to its failure. */
  @ParameterizedTest
  @CsvSource({
    "200 OK, X-Bad: a\u0001b",
    "200 OK, X Bad: 1",
    "200 OK, X-Bad\u0001: 1",
    "200 OK, Server: a\u0001b",
    "600 Who Knows, X-Other: 1",
    "999 Denied, X-Other: 1"
  })
  void nothingOfAnAnswerThatCannotBeSentStays(String status, String field) throws IOException {
    service.answers(
        status, "Set-Cookie: inner=1\r\nX-Inner: 1\r\n" + field + "\r\nContent-Length: 0", "");
    assertThat(server.get("/o/api/orders"))
        .startsWith("HTTP/1.1 502")
        .contains("upstream_protocol_error")
        .doesNotContain("inner", "X-Inner", "Via:");
  }

  private int errorsOfOrders() throws IOException {
    Matcher count =
        Pattern.compile("\"orders\"[^}]*\"upstream_error_status\":(\\d+)").matcher(health());
    return count.find() ? Integer.parseInt(count.group(1)) : 0;
  }

  private String health() throws IOException {
    return server.raw("GET /shop/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }

  @Test
  void anErrorWithoutAProblemPassesIfTheRouteSaysSo() throws IOException {
    service.answers("500 Oops", "Content-Length: 4", "oops");
    assertThat(server.get("/passing/api/orders")).startsWith("HTTP/1.1 500").endsWith("oops");
    assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 502").doesNotContain("oops");
  }

  @Test
  void whatCannotBeSentIsRepeatedOnce() throws IOException {
    service.answers(
        (RecordingService.EarlyAnswer)
            (head, in, out) -> {
              if (service.hits() == 2) {
                out.write(bytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok"));
              }
            });
    assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 200");
    assertThat(service.hits()).isEqualTo(2);
    service.forget();
    service.answers((RecordingService.EarlyAnswer) (head, in, out) -> {});
    String answer = server.post("/o/api/orders", "application/json", "{\"item\":\"a\"}");
    assertThat(answer).startsWith("HTTP/1.1 502").contains("\"retryable\":false");
    assertThat(service.hits()).isEqualTo(1); // It may have acted.
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Begins a request that has more to come, or whose answer the client does not await. */
  private Socket begin(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write(bytes(request));
    return socket;
  }

  @Test
  void aClientThatLeavesEndsTheCall() throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    service.answers(
        (RecordingService.EarlyAnswer)
            (head, in, out) -> {
              out.write(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
              try {
                while (true) {
                  out.write(bytes("400\r\n"));
                  out.write(new byte[1024]);
                  out.write(bytes("\r\n"));
                }
              } catch (IOException end) {
                closed.countDown();
              }
            });
    try (Socket socket = begin("GET /shop/gateway/o/api/orders HTTP/1.1\r\nHost: a\r\n\r\n")) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoLinger(true, 0);
    }
    assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
  }

  /** Lets the service read a body; returns what is counted down when the body breaks off. */
  private CountDownLatch untilABodyBreaksOff() {
    CountDownLatch closed = new CountDownLatch(1);
    service.answers(
        (RecordingService.EarlyAnswer)
            (head, in, out) -> {
              try {
                in.readAllBytes();
              } catch (IOException brokenOff) {
                closed.countDown();
              }
            });
    return closed;
  }

  @Test
  void aClientThatStopsSendingEndsTheCall() throws IOException, InterruptedException {
    CountDownLatch closed = untilABodyBreaksOff();
    try (Socket socket =
        begin(
            "PUT /shop/gateway/o/api/orders/1 HTTP/1.1\r\nHost: a\r\n"
                + "Content-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\nabc")) {
      await().atMost(Duration.ofSeconds(5)).until(() -> service.hits() == 1);
      socket.setSoLinger(true, 0);
    }
    assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(health()).doesNotContain("upstream_connection_reset\":1");
  }

  /** The service has no fault in it, although its connection is closed at the deadline. */
  @Test
  void aClientThatIsTooSlowIsNotTheServicesFailure() throws IOException, InterruptedException {
    CountDownLatch closed = untilABodyBreaksOff();
    try (Socket socket =
        begin(
            "PUT /shop/gateway/late/api/orders/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Content-Type: application/octet-stream\r\nContent-Length: 6\r\n\r\nabc")) {
      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
      socket.getOutputStream().write(bytes("def"));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 408");
    }
    assertThat(health()).containsPattern("\"name\":\"late\"[^}]*\"failures\":\\{}");
  }

  /** The service has had the smaller part of the time, and cannot know that it is late. */
  @Test
  void aClientThatLeavesNoTimeIsNotTheServicesFailure() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    service.answers(
        (head, in, out) -> {
          try {
            boolean ignored = end.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    try (Socket socket =
        begin(
            "PUT /shop/gateway/late/api/orders/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Content-Type: application/octet-stream\r\nContent-Length: 6\r\n\r\nabc")) {
      await().atMost(Duration.ofSeconds(5)).until(() -> service.hits() == 1);
      await().pollDelay(Duration.ofMillis(200)).until(() -> true); // Two thirds of the deadline.
      socket.getOutputStream().write(bytes("def"));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 408");
    } finally {
      end.countDown();
    }
    assertThat(health()).containsPattern("\"name\":\"late\"[^}]*\"failures\":\\{}");
  }

  @Test
  void anAnswerBeforeTheEndOfTheBodyIsPassedOn() throws IOException {
    service.answers(
        (RecordingService.EarlyAnswer)
            (head, in, out) -> {
              out.write(
                  bytes("HTTP/1.1 403 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno"));
              out.flush();
              in.readAllBytes();
            });
    String answer =
        server.send(
            "PUT",
            "/o/api/orders/1",
            "Content-Type: application/octet-stream\r\nContent-Length: 3000000\r\n\r\n"
                + "x".repeat(3_000_000));
    assertThat(answer).startsWith("HTTP/1.1 403").endsWith("no");
  }
}
