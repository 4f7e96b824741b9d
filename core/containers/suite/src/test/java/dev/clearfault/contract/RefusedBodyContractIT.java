package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A body that is refused while a client still wants to send it. Without {@code Expect}, the end of
 * the connection may overtake the answer, so that no test can rely on it.
 */
class RefusedBodyContractIT extends Contract {

  @ParameterizedTest
  @ValueSource(ints = {1_100_000, 10_000_000})
  void aClientThatAsksFirstGetsTheAnswer(int size) throws IOException, InterruptedException {
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) ' ');
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + container.port() + "/shop/input/" + id))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(TEN_SECONDS)
            .expectContinue(true)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    if (!container.isUndertow() || size < 2_000_000) { // It has a limit of its own.
      assertThat(answer.body()).contains("\"limit\":\"body_size\",\"max\":1048576");
    }
  }
}
