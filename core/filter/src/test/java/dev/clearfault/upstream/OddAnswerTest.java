package dev.clearfault.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.upstream.fixture.LocalServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class OddAnswerTest {
  private static final byte[] JSON = "{\"id\":\"p-1\"}".getBytes(UTF_8);

  private final Upstream payments = Upstream.named("payments").maxResponseSize(JSON.length);
  private final LocalServer server = LocalServer.answering(this::answer);

  OddAnswerTest() throws IOException {}

  record Receipt(String id) {}

  @AfterEach
  void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/empty" -> exchange.sendResponseHeaders(204, -1);
      case "/moved" -> {
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(302, -1);
      }
      case "/packed" -> {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        send(exchange, 200, packed());
      }
      case "/more" -> send(exchange, 200, (new String(JSON, UTF_8) + " ").getBytes(UTF_8));
      case "/verbose" -> send(exchange, 500, new byte[1 << 20]);
      default -> {
        if (exchange.getRequestMethod().equals("HEAD")) {
          exchange.sendResponseHeaders(200, -1);
        } else {
          send(exchange, 200, JSON);
        }
      }
    }
    exchange.close();
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(JSON);
    }
    return bytes.toByteArray();
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /empty, upstream_invalid_response",
    "HEAD, /, upstream_invalid_response",
    "GET, /moved, upstream_error_status",
    "GET, /more, upstream_response_too_large",
    "GET, /verbose, upstream_error_status"
  })
  void answerThatIsNoValueHasItsCode(String method, String path, String code) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = request(method, path);
    assertThat(codeOf(catchThrowable(() -> payments.send(client, request, Receipt.class))))
        .isEqualTo("payments " + code);
    assertThat(
            codeOf(catchThrowable(() -> payments.sendAsync(client, request, Receipt.class).join())))
        .isEqualTo("payments " + code);
  }

  /** The request does not ask for it, and a body that is not unpacked cannot become large. */
  @Test
  void bodyWithAContentEncodingIsNotUnpacked() {
    Upstream roomy = payments.maxResponseSize(1000);
    assertThat(
            codeOf(
                catchThrowable(
                    () ->
                        roomy.send(
                            HttpClient.newHttpClient(), request("GET", "/packed"), Receipt.class))))
        .isEqualTo("payments upstream_invalid_response");
  }

  @Test
  void answerOfExactlyTheLargestSizeIsTakenAndRedirectsAreTheClients() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThat(payments.send(following, request("GET", "/moved"), Receipt.class).id())
        .isEqualTo("p-1");
  }

  @Test
  void threadThatIsInterruptedAlreadyStaysSo() {
    Thread.currentThread().interrupt();
    Throwable thrown =
        catchThrowable(
            () -> payments.send(HttpClient.newHttpClient(), request("GET", "/"), Receipt.class));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(ProblemException.class);
    assertThat(((ProblemException) thrown).problem().status()).isEqualTo(503);
    assertThat(payments.health().failures()).isEmpty();
  }

  private HttpRequest request(String method, String path) {
    return HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody()).build();
  }

  private static String codeOf(Throwable thrown) {
    Throwable failure = Causes.completedBy(thrown);
    assertThat(failure).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) failure).problem();
    return problem.upstream() + " " + problem.type().code();
  }
}
