package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection that speaks HTTP/2 in clear text: upgraded by a first request, shared by all. */
final class Http2 {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).connectTimeout(PATIENCE).build();
  private final Container container;

  private Http2(Container container) {
    this.container = container;
  }

  /** Connects, by a request that any container can upgrade: it has no body. */
  static Http2 connect(Container container) throws IOException, InterruptedException {
    Http2 connection = new Http2(container);
    connection.text("/shop/hello.txt");
    return connection;
  }

  /** Returns the answer as soon as its head is here. */
  HttpResponse<InputStream> get(String target) throws IOException, InterruptedException {
    return send(request(target));
  }

  /** Returns the answer as soon as its head is here; its body may be compressed. */
  HttpResponse<InputStream> getCompressed(String target) throws IOException, InterruptedException {
    return send(request(target).header("Accept-Encoding", "gzip"));
  }

  /** Returns the body of an answer that is whole. */
  String text(String target) throws IOException, InterruptedException {
    return text(get(target));
  }

  /** Returns the answer to a JSON body as soon as its head is here. */
  HttpResponse<InputStream> post(String target, String json)
      throws IOException, InterruptedException {
    return send(
        request(target)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Returns the body of an answer that is whole. */
  static String text(HttpResponse<InputStream> answer) {
    return assertTimeoutPreemptively(
        PATIENCE, () -> new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + container.port() + target))
        .timeout(PATIENCE);
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return answer;
  }
}
