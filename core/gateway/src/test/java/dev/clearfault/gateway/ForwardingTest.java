package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service gets of a request that fits, and what the client gets of its answer. */
class ForwardingTest extends SharedGateway {
  private static final long LARGE = 300L << 20;

  @Override
  String routes(URI url) {
    return """
        trustedProxies: [10.0.0.0/8]
        routes:
          - prefix: /orders-service
            name: orders
            service: %s/
            contract: /WEB-INF/orders.yaml
            deadline: 60s
            deadlineHeader: X-Time-Left
        """
        .formatted(url);
  }

  /** Joins lines as HTTP does; an empty line at the end ends the last one. */
  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private String get(String fields) throws IOException {
    return server.send("GET", "/orders-service/api/orders", fields);
  }

  @Test
  void theTargetIsSentAsItCame() throws IOException {
    String query = "?limit=7&note=a%20Host:%20evil&x=%7b%7D+~";
    String answer = server.get("/orders-service/api/orders" + query);
    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nok");
    assertThat(service.head()).startsWith("GET /api/orders" + query + " HTTP/1.1\r\n");
    server.get("/orders-service/api/orders/%61%3F%23~x%3Bv=1");
    assertThat(service.head()).startsWith("GET /api/orders/%61%3F%23~x%3Bv=1 HTTP/1.1\r\n");
  }

  @Test
  void theHostIsTheServices() throws IOException {
    server.raw(
        lines(
            "GET http://evil.example/shop/gateway/orders-service/api/orders HTTP/1.1",
            "Host: evil.example",
            "Connection: close",
            "",
            ""));
    assertThat(service.hits()).isEqualTo(1);
    assertThat(service.field("Host")).containsExactly(service.uri().getAuthority());
    assertThat(service.head()).doesNotContain("evil.example");
  }

  @Test
  void fieldsOfOneConnectionEndHere() throws IOException {
    get(
        lines(
            "Connection: X-Hop, x-other",
            "X-Hop: 1",
            "X-Other: 2",
            "TE: trailers",
            "Trailer: X",
            "Upgrade: h2c",
            "Keep-Alive: timeout=5",
            "Proxy-Authorization: Basic a",
            "Proxy-Connection: keep-alive",
            "X-Kept: yes",
            "X-Kept: no",
            ""));
    assertThat(service.head().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain(
            "x-hop", "x-other", "te:", "trailer", "upgrade", "keep-alive:", "proxy-", "user-agent");
    assertThat(service.field("X-Kept")).containsExactly("yes", "no");
  }

  /** The contract limits this field; the service must not get what was not looked at. */
  @Test
  void whatTheConnectionHidesIsNotChecked() throws IOException {
    String answer = get("X-Tenant: too-long\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(service.hits()).isZero();
    get("Connection: X-Tenant\r\nX-Tenant: too-long\r\n");
    assertThat(service.field("X-Tenant")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=1.2.3.4;host=evil.example",
        "X-Forwarded-For: 1.2.3.4, 5.6.7.8",
        "X-Forwarded-Host: evil.example",
        "X_Forwarded_Host: evil.example",
        "X-Forwarded-Prefix: /evil.example",
        "X-Original-URL: /evil.example",
        "X-Rewrite-URL: /evil.example",
        "X-HTTP-Method-Override: DELETE",
        "X-Real-IP: 1.2.3.4",
        "Proxy: http://evil.example"
      })
  void nobodyBelievesFieldsOfProxiesThatAClientSends(String field) throws IOException {
    get(field + "\r\n");
    assertThat(service.head()).doesNotContain("evil", "1.2.3.4", "DELETE");
    assertThat(service.field("Forwarded")).containsExactly("for=127.0.0.1;proto=http");
    assertThat(service.field("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(service.field("X-Forwarded-Proto")).containsExactly("http");
  }

  @Test
  void bothSidesSeeTheGateway() throws IOException {
    service.answers("200 OK", "Via: 1.0 inner\r\nContent-Length: 0", "");
    String answer = get("Via: 1.0 outer\r\n");
    assertThat(service.field("Via")).containsExactly("1.0 outer, 1.1 clearfault");
    assertThat(answer).contains("\r\nVia: 1.0 inner, 1.1 clearfault\r\n");
  }

  @Test
  void traceAndTimeArePassedOn() throws IOException {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    get("traceparent: " + parent + "\r\ntracestate: a=b\r\nX-Time-Left: 1500\r\n");
    assertThat(service.field("traceparent")).containsExactly(parent);
    assertThat(service.field("tracestate")).containsExactly("a=b");
    assertThat(Integer.parseInt(service.field("X-Time-Left").get(0))).isBetween(1, 1500);
    get("traceparent: 00-bad\r\n");
    assertThat(service.field("traceparent")).isEmpty();
  }

  @Test
  void fieldsOfAnAnswerPassButThoseOfTheInside() throws IOException {
    service.answers(
        "200 OK",
        lines(
            "Content-Length: 2",
            "Server: inner/1",
            "X-Powered-By: x",
            "Connection: X-Hop",
            "X-Hop: 1",
            "Keep-Alive: timeout=5",
            "X-Accel-Redirect: /secret",
            "Alt-Svc: h2=\":1\"",
            "Set-Cookie: a=1; Path=/api",
            "Set-Cookie: b=2",
            "Vary: X-Tenant",
            "Cache-Control: max-age=60",
            "ETag: \"1\"",
            "X-Kept: yes"),
        "ok");
    String answer = get("");
    assertThat(answer)
        .contains("\r\nSet-Cookie: a=1; Path=/api\r\n", "\r\nSet-Cookie: b=2\r\n")
        .contains("Vary: X-Tenant\r\n", "Cache-Control: max-age=60\r\n", "ETag: \"1\"\r\n")
        .contains("X-Kept: yes\r\n")
        .doesNotContain("inner", "X-Powered-By", "X-Hop", "Keep-Alive", "X-Accel", "Alt-Svc");
  }

  @ParameterizedTest
  @CsvSource({
    "SELF/api/orders/1?a=b#c, /shop/gateway/orders-service/api/orders/1?a=b#c",
    "/api/orders/1, /shop/gateway/orders-service/api/orders/1",
    "orders/1, orders/1",
    "?page=2, ?page=2",
    "http://login.example/in?to=a, http://login.example/in?to=a",
    "http://127.0.0.1:1/other, NONE",
    "//127.0.0.1:1/other, NONE"
  })
  void aPlaceAtTheServiceIsAPlaceAtTheGateway(String sent, String expected) throws IOException {
    String location = sent.replace("SELF", service.uri().toString());
    service.answers("302 Found", "Content-Length: 0\r\nLocation: " + location, "");
    String answer = get("");
    assertThat(answer).startsWith("HTTP/1.1 302");
    if (expected.equals("NONE")) {
      assertThat(answer).doesNotContain("Location:");
    } else {
      assertThat(answer).contains("\r\nLocation: " + expected + "\r\n");
    }
    assertThat(answer).doesNotContain("127.0.0.1");
    assertThat(service.hits()).isEqualTo(1); // No redirect is followed.
  }

  @Test
  void aChallengeIsForTheClient() throws IOException {
    service.answers("401 No", "WWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 2", "no");
    String answer = get("Authorization: Basic eDp5\r\n");
    assertThat(answer).startsWith("HTTP/1.1 401").endsWith("no");
    assertThat(answer).contains("WWW-Authenticate: Basic realm=\"a\"\r\n");
    assertThat(service.field("Authorization")).containsExactly("Basic eDp5");
    assertThat(service.hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, 200 OK, Content-Length: 5000, Content-Length: 5000",
    "GET, 204 No Content, X-A: b, X-A: b",
    "GET, 304 Not Modified, ETag: \"7\", ETag: \"7\"",
    "GET, 206 Partial Content, Content-Range: bytes 0-0/9, Content-Range: bytes 0-0/9"
  })
  void answersWithoutAWholeBodyAreWhatTheyAre(
      String method, String status, String field, String expected) throws IOException {
    boolean hasBody = status.startsWith("206");
    service.answers(status, field + (hasBody ? "\r\nContent-Length: 1" : ""), hasBody ? "x" : "");
    String answer = server.send(method, "/orders-service/api/orders", "Range: bytes=0-0\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status.substring(0, 3)).contains(expected);
    assertThat(GatewayServer.body(answer)).isEqualTo(hasBody ? "x" : "");
    assertThat(service.field("Range")).containsExactly("bytes=0-0");
  }

  @Test
  void interimAnswersEndHere() throws IOException {
    service.answers(
        (head, in, out) ->
            out.write(
                lines(
                        "HTTP/1.1 103 Early Hints",
                        "Link: </a>",
                        "",
                        "HTTP/1.1 200 OK",
                        "Content-Length: 2",
                        "",
                        "ok")
                    .getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(get("")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nok");
  }

  @Test
  void aCheckedBodyIsSentAsItCame() throws IOException {
    String body = " { \"item\" : \"\u00e9\" }\n";
    assertThat(server.post("/orders-service/api/orders", "application/json", body))
        .startsWith("HTTP/1.1 4"); // Latin-1 is no UTF-8.
    String good = " { \"item\" : \"e\" }\n";
    server.post("/orders-service/api/orders", "application/json; charset=utf-8", good);
    assertThat(service.body()).isEqualTo(good);
    assertThat(service.field("Content-Type")).containsExactly("application/json; charset=utf-8");
    assertThat(service.field("Content-Length")).containsExactly(String.valueOf(good.length()));
    server.post("/orders-service/api/orders", "application/x-www-form-urlencoded", "item=%41&b=+");
    assertThat(service.body()).isEqualTo("item=%41&b=+");
    String parts = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
    server.post("/orders-service/api/orders", "multipart/form-data; boundary=x", parts);
    assertThat(service.body()).isEqualTo(parts);
  }

  @Test
  void aRequestWithoutABodyIsSentWithoutOne() throws IOException {
    server.send("DELETE", "/orders-service/api/orders/1", "");
    assertThat(service.field("Transfer-Encoding")).isEmpty();
    assertThat(service.head()).startsWith("DELETE /api/orders/1 ");
    server.send("PUT", "/orders-service/api/orders/1", "Content-Length: 0\r\n");
    assertThat(service.field("Content-Length")).containsExactly("0");
  }

  /** Both are larger than the memory that this test leaves. */
  @Test
  void bodiesOfAnySizeStreamThrough() throws IOException, InterruptedException {
    AtomicLong received = new AtomicLong();
    CountDownLatch done = new CountDownLatch(1);
    service.answers(
        (RecordingService.EarlyAnswer)
            (head, in, out) -> {
              byte[] bytes = new byte[1 << 16];
              for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                received.addAndGet(n);
              }
              done.countDown();
              out.write(
                  ("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n")
                      .getBytes(StandardCharsets.ISO_8859_1));
              for (long left = LARGE; left > 0; left -= bytes.length) {
                out.write(bytes, 0, (int) Math.min(left, bytes.length));
              }
            });
    long before = memory();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          lines(
                  "PUT /shop/gateway/orders-service/api/orders/1 HTTP/1.1",
                  "Host: a",
                  "Connection: close",
                  "Content-Type: application/octet-stream",
                  "Transfer-Encoding: chunked",
                  "",
                  "")
              .getBytes(StandardCharsets.ISO_8859_1));
      byte[] chunk = new byte[1 << 20];
      for (long left = LARGE; left > 0; left -= chunk.length) {
        out.write("100000\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(received).hasValue(LARGE);
      byte[] bytes = new byte[1 << 16];
      long back = 0;
      for (int n = socket.getInputStream().read(bytes); n >= 0; ) {
        back += n;
        n = socket.getInputStream().read(bytes);
      }
      assertThat(back).isGreaterThan(LARGE);
    }
    assertThat(memory() - before).isLessThan(LARGE / 4);
  }

  private static long memory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
