package dev.clearfault.upstream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpHandler;
import dev.clearfault.Upstream;
import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.fixture.LocalServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class UpstreamAnswerTest {
  private static final String JSON =
      "{\"type\":\"https://pay.example/no-money\",\"title\":\"No money\",\"status\":999,"
          + "\"detail\":\"account 4711 is empty\",\"instance\":\"urn:x:1\",\"code\":\"no_money\","
          + "\"more\":{\"host\":\"db-7\"}}";

  record Receipt(String id) {}

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 429, 500, 503})
  void problemOfAnUpstreamIsForTheApplicationAlone(int status) throws Exception {
    UpstreamException thrown = answered(status, "application/problem+json; charset=utf-8", JSON);
    assertThat(thrown.answer())
        .isEqualTo(
            new UpstreamAnswer(
                status,
                "https://pay.example/no-money",
                "No money",
                "account 4711 is empty",
                "urn:x:1",
                "no_money"));
    assertThat(thrown.getCause())
        .hasMessageContaining("status " + status)
        .hasMessageContaining("no_money");
    Problem problem = thrown.problem();
    assertThat(problem.status()).isEqualTo(502);
    assertThat(problem.toString()).doesNotContain("money", "4711", "urn:x:1", "db-7");
    assertThat(thrown.getMessage()).doesNotContain("money", "4711");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "application/problem+jsonx"})
  void otherJsonIsNoProblem(String mediaType) throws Exception {
    assertThat(answered(409, mediaType, JSON).answer()).isEqualTo(UpstreamAnswer.of(409));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"no_money\"", "{\"code\":{}}"})
  void problemThatCannotBeReadIsAStatus(String body) throws Exception {
    assertThat(answered(409, "application/problem+json", body).answer())
        .isEqualTo(UpstreamAnswer.of(409));
  }

  @Test
  void membersOfTheWrongTypeAreAsGoodAsNone() throws Exception {
    UpstreamAnswer answer =
        answered(409, "application/problem+json", "{\"title\":[1],\"code\":\"taken\",\"detail\":7}")
            .answer();
    assertThat(answer).isEqualTo(new UpstreamAnswer(409, null, null, null, null, "taken"));
  }

  @Test
  void successThatWasNotExpectedHasItsStatus() throws Exception {
    UpstreamException thrown = answered(204, "text/plain", "");
    assertThat(thrown.answer()).isEqualTo(UpstreamAnswer.of(204));
    assertThat(thrown.problem().type().code()).isEqualTo("upstream_invalid_response");
  }

  @Test
  void failureWithoutAnAnswerHasNone() {
    Throwable thrown =
        catchThrowable(
            () ->
                Upstream.named("payments")
                    .call(
                        () -> {
                          throw new IOException("x");
                        }));
    assertThat(((UpstreamException) thrown).answer()).isNull();
  }

  @Test
  void logIsNotFlooded() throws Exception {
    String json = "{\"type\":\"" + "x".repeat(9999) + "\"}";
    UpstreamException thrown = answered(409, "application/problem+json", json);
    assertThat(requireNonNull(thrown.answer()).type()).hasSize(9999);
    assertThat(thrown).cause().message().startsWith("the upstream").hasSizeBetween(200, 300);
  }

  private static UpstreamException answered(int status, String mediaType, String body)
      throws IOException {
    HttpHandler answer =
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", mediaType);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        };
    try (LocalServer server = LocalServer.answering(answer)) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
      Throwable thrown =
          catchThrowable(
              () ->
                  Upstream.named("payments")
                      .expecting(200)
                      .send(HttpClient.newHttpClient(), request, Receipt.class));
      assertThat(thrown).isInstanceOf(UpstreamException.class);
      return (UpstreamException) thrown;
    }
  }
}
