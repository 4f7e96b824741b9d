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

/** One HTTP/2 connection without TLS. The first request upgrades it, and all requests share it. */
final class Http2 {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).connectTimeout(PATIENCE).build();
  private final Container container;

  private Http2(Container container) {
    this.container = container;
  }

  /** Connects with a request without a body, which every container can upgrade. */
  static Http2 connect(Container container) throws IOException, InterruptedException {
    Http2 connection = new Http2(container);
    connection.text("/shop/hello.txt");
    return connection;
  }

  /** Returns the answer as soon as its head has arrived. */
  HttpResponse<InputStream> get(String target) throws IOException, InterruptedException {
    return send(request(target));
  }

  /** Returns the answer as soon as its head has arrived. Its body may be compressed. */
  HttpResponse<InputStream> getCompressed(String target) throws IOException, InterruptedException {
    return send(request(target).header("Accept-Encoding", "gzip"));
  }

  /** Returns the body of a complete answer. */
  String text(String target) throws IOException, InterruptedException {
    return text(get(target));
  }

  /** Sends a JSON body and returns the answer as soon as its head has arrived. */
  HttpResponse<InputStream> post(String target, String json)
      throws IOException, InterruptedException {
    return send(
        request(target)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Returns the body of a complete answer. */
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
