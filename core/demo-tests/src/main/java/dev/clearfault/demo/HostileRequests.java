package dev.clearfault.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/** Requests with names and values that nobody has sent before. Each of them fails. */
final class HostileRequests {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String path;
  private final Random random = new Random(18);
  private int repeated;

  /** Prepares requests to a demo, whose resource at the path answers POST. */
  HostileRequests(String url, String path) {
    this.url = url;
    this.path = path.substring(1);
  }

  /** Sends requests one after the other, of all kinds in turn from the first on. */
  void send(int first, int count) throws IOException, InterruptedException {
    for (int i = first; i < first + count; i++) {
      int status = send(request(i));
      if (status < 400) {
        throw new IllegalStateException("a hostile request was answered with " + status);
      }
    }
  }

  /** A server closes a connection after some failures, maybe while the client uses it again. */
  private int send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException closed) {
      repeated++;
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /** Returns how many requests were sent twice, and maybe answered twice. */
  int repeated() {
    return repeated;
  }

  private HttpRequest request(int i) {
    String text = text();
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("X-Request-Id", text)
            .header("X-" + text, text)
            .header("traceparent", "00-" + hex(16) + "-" + hex(8) + "-01")
            .header("User-Agent", text)
            .header("Accept-Language", "x-" + text.substring(0, 8));
    URI place = URI.create(url + path + "?" + text + "=" + text);
    return switch (i % 6) {
      case 0 -> request.uri(URI.create(url + text + "/" + text)).build();
      case 1 -> request.uri(place).method("X" + text.toUpperCase(Locale.ROOT), json("{}")).build();
      case 2 -> post(request.uri(place), "application/json", "{\"" + text + "\": 1}");
      case 3 -> post(request.uri(place), "application/json", "{\"" + text);
      case 4 -> post(request.uri(place), "text/" + text, text);
      default -> request.uri(place).method("DELETE", BodyPublishers.noBody()).build();
    };
  }

  private static HttpRequest post(HttpRequest.Builder request, String type, String body) {
    return request.header("Content-Type", type).POST(json(body)).build();
  }

  private static BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }

  private String text() {
    return "n" + hex(8);
  }

  private String hex(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return HexFormat.of().formatHex(some);
  }
}
