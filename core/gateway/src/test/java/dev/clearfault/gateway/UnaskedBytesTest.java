package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No client gets what a service sent after the end of another answer (RFC 9112 section 6.3). */
class UnaskedBytesTest extends SharedGateway {
  private static final String EVIL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";

  @Override
  String routes(URI url) {
    return """
        routes:
          - {prefix: /o, name: orders, service: "%s", contract: /WEB-INF/orders.yaml}
        """
        .formatted(url);
  }

  private void assertNobodyGetsIt() throws IOException {
    service.answers("200 OK", "Content-Length: 2", "ok");
    for (int i = 0; i < 3; i++) {
      assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 200").endsWith("ok");
    }
    int hits = service.hits();
    assertThat(server.send("DELETE", "/o/api/orders/1", "")).startsWith("HTTP/1.1 200");
    assertThat(service.hits()).isEqualTo(hits + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, 200 OK, Content-Length: 43, ''",
    "HEAD, 200 OK, Transfer-Encoding: chunked, ''",
    "GET, 204 No, X-A: b, ''",
    "GET, 304 No, Content-Length: 43, ''",
    "GET, 200 OK, Content-Length: 0, ''",
    "GET, 200 OK, Content-Length: 2, ok",
    "GET, 200 OK, Transfer-Encoding: chunked, '2\r\nok\r\n0\r\n\r\n'",
    "GET, 404 No, Content-Length: 2, ok"
  })
  void whatFollowsAnAnswerAtOnce(String method, String status, String field, String body)
      throws IOException {
    service.answers(status, field, body + EVIL);
    assertThat(server.send(method, "/o/api/orders", "")).startsWith("HTTP/1.1 " + status.charAt(0));
    assertNobodyGetsIt();
  }

  @Test
  void whatFollowsAnAnswerLater()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<OutputStream> answered = new CompletableFuture<>();
    service.answers(
        (head, in, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1));
          answered.complete(out);
        });
    assertThat(server.get("/o/api/orders")).endsWith("ok");
    answered.get(10, TimeUnit.SECONDS).write(EVIL.getBytes(ISO_8859_1));
    assertNobodyGetsIt();
  }

  /** Looking at a connection must not close one that is good. */
  @Test
  void aConnectionWithoutThemIsUsedAgain() throws IOException {
    server.get("/o/api/orders");
    int connections = service.connections();
    for (int i = 0; i < 5; i++) {
      assertThat(server.get("/o/api/orders")).endsWith("ok");
    }
    assertThat(service.connections()).isEqualTo(connections);
  }
}
