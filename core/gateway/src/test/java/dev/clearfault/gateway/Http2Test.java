package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Clients that speak HTTP/2 with the server in front of a service that speaks HTTP/1.1. */
class Http2Test extends SharedGateway {
  private static final String ORDER = "{\"item\":\"tea\",\"count\":2}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port() + "/shop/gateway/o" + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return answer;
  }

  @Test
  void aRequestAndItsAnswerPass() throws IOException, InterruptedException {
    service.answers("200 OK", "Content-Length: 2\r\nKeep-Alive: timeout=5\r\nX-A: b", "ok");
    HttpResponse<String> answer = send(to("/api/orders?limit=7"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.headers().map()).containsKey("x-a").doesNotContainKey("keep-alive");
    assertThat(service.head()).startsWith("GET /api/orders?limit=7 HTTP/1.1\r\n");
    assertThat(service.field("Host")).containsExactly(service.uri().getAuthority());
    assertThat(service.field("Via")).containsExactly("2 clearfault");
    assertThat(service.head().toLowerCase(java.util.Locale.ROOT))
        .doesNotContain(":authority", "http2");
  }

  /** In HTTP/2 it may come without a length. */
  @Test
  void aBodyIsCheckedAndPasses() throws IOException, InterruptedException {
    HttpRequest.BodyPublisher unknownLength =
        BodyPublishers.fromPublisher(BodyPublishers.ofString(ORDER));
    HttpResponse<String> answer =
        send(to("/api/orders").header("Content-Type", "application/json").POST(unknownLength));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(service.body()).isEqualTo(ORDER);
    int hits = service.hits();
    HttpResponse<String> bad =
        send(
            to("/api/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"item\":1}")));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("#/item");
    assertThat(service.hits()).isEqualTo(hits);
  }

  @Test
  void anAnswerThatBreaksOffResetsTheStreamAlone() throws IOException, InterruptedException {
    service.answers(
        (head, body, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123".getBytes(US_ASCII));
          throw new EOFException("the service breaks off");
        });
    assertThatThrownBy(() -> send(to("/api/orders"))).isInstanceOf(IOException.class);
    service.answers("200 OK", "Content-Length: 2", "ok");
    assertThat(send(to("/api/orders")).body()).isEqualTo("ok");
  }
}
