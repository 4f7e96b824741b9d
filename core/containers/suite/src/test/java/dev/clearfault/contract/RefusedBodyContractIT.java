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
import org.junit.jupiter.api.Test;

/**
 * A body that is refused while a client still wants to send it. Without {@code Expect}, the end of
 * the connection may overtake the answer, so that no test can rely on it.
 */
class RefusedBodyContractIT extends Contract {

  /** Servers read so few bytes more to their end. */
  @Test
  void aClientThatAsksFirstGetsTheAnswer() throws IOException, InterruptedException {
    byte[] body = new byte[1_100_000];
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
    assertThat(answer.body()).contains("\"limit\":\"body_size\",\"max\":1048576");
  }
}
