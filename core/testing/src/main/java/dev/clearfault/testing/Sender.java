package dev.clearfault.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sends requests to the application under test.
 *
 * @param application its address, with the context path
 * @param headers what each request has, such as credentials
 * @param client of version 1.1, which every container speaks
 */
record Sender(Supplier<URI> application, Map<String, String> headers, HttpClient client) {
  Sender {
    headers = Map.copyOf(headers);
  }

  static Sender to(Supplier<URI> application, Map<String, String> headers) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Sender(application, headers, client);
  }

  HttpResponse<String> send(Attempt attempt) {
    return send(client, attempt.request(application.get(), headers), attempt.shown());
  }

  /**
   * Sends a request.
   *
   * @param shown the request for a person
   * @throws UncheckedIOException if there is no answer
   */
  static HttpResponse<String> send(HttpClient client, HttpRequest request, String shown) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("the application did not answer: " + shown, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
