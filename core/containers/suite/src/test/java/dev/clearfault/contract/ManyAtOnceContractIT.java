package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.clearfault.demo.JsonBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Answers leave from shared buffers: no client may read the answer of another one, on any
 * container.
 */
class ManyAtOnceContractIT extends Contract {
  private static final int CLIENTS = 12;
  private static final int REQUESTS_EACH = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void everyClientReadsItsOwn(HttpClient.Version version) {
    assumeFalse(
        container.isLiberty() && version == HttpClient.Version.HTTP_2,
        "Liberty did not speak HTTP/2 in clear text here");
    HttpClient client = HttpClient.newBuilder().version(version).build();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int number = 0; number < CLIENTS; number++) {
      clients.add(oneAfterTheOther(client, number, 0));
    }
    clients.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Void> oneAfterTheOther(HttpClient client, int number, int done) {
    if (done == REQUESTS_EACH) {
      return CompletableFuture.completedFuture(null);
    }
    // The bodies have many lengths, so that the rest of a longer body would show.
    List<String> names =
        IntStream.range(0, 1 + (number * 7 + done * 3) % 40)
            .mapToObj(i -> "of-" + number + "-" + done + "-" + i)
            .toList();
    return client
        .sendAsync(request(names), BodyHandlers.ofString())
        .thenCompose(
            answer -> {
              tellsOf(names, answer);
              return oneAfterTheOther(client, number, done + 1);
            });
  }

  private HttpRequest request(List<String> names) {
    String json =
        names.stream().map(name -> "\"" + name + "\":1").collect(Collectors.joining(",", "{", "}"));
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + container.port() + "/shop/input/" + id))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  private static void tellsOf(List<String> names, HttpResponse<String> answer) {
    List<String> unknown =
        JsonBody.<List<Map<String, String>>>value(answer.body(), "errors").stream()
            .filter(error -> "unknown_property".equals(error.get("code")))
            .map(error -> error.get("field"))
            .toList();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(answer.body().length());
    assertThat(unknown).isEqualTo(names);
  }
}
