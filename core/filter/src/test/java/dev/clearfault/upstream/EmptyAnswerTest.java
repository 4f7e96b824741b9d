package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpHandler;
import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.upstream.fixture.LocalServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that hold no value are judged by their status. */
@Timeout(120)
class EmptyAnswerTest {
  private final Upstream payments = Upstream.named("payments").maxResponseSize(100);
  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204})
  void successNeedsNoBody(int status) throws Exception {
    try (LocalServer server = LocalServer.answering(answer(status, 0))) {
      payments.send(client, request(server));
      assertThat(payments.sendAsync(client, request(server)).join()).isNull();
      assertThat(payments.health().lastSuccess()).isNotNull();
    }
  }

  @Test
  void bodyIsIgnoredHoweverLarge() throws Exception {
    try (LocalServer server = LocalServer.answering(answer(200, 1 << 20))) {
      assertThatCode(() -> payments.send(client, request(server))).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 409, 503})
  void otherStatusIsAFailure(int status) throws Exception {
    try (LocalServer server = LocalServer.answering(answer(status, 0))) {
      Throwable thrown = catchThrowable(() -> payments.send(client, request(server)));
      assertThat(thrown)
          .isInstanceOfSatisfying(
              UpstreamException.class,
              e -> {
                assertThat(e.problem().type().code()).isEqualTo("upstream_error_status");
                assertThat(e.answer()).isEqualTo(UpstreamAnswer.of(status));
              });
      Throwable later = catchThrowable(() -> payments.sendAsync(client, request(server)).join());
      assertThat(Causes.completedBy(later)).isInstanceOf(UpstreamException.class);
      assertThat(payments.health().failures()).isEqualTo(Map.of("upstream_error_status", 2));
    }
  }

  @Test
  void successThatWasNotAgreedOnIsAnInvalidResponse() throws Exception {
    try (LocalServer server = LocalServer.answering(answer(200, 0))) {
      Throwable thrown =
          catchThrowable(() -> payments.expecting(204).send(client, request(server)));
      assertThat(thrown).hasMessageContaining("upstream_invalid_response");
    }
  }

  private static HttpRequest request(LocalServer server) {
    return HttpRequest.newBuilder(server.uri("/")).DELETE().build();
  }

  private static HttpHandler answer(int status, int length) {
    return exchange -> {
      exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
      try {
        exchange.getResponseBody().write(new byte[length]);
      } catch (IOException e) {
        // The client has read enough.
      }
      exchange.close();
    };
  }
}
