package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpHandler;
import dev.clearfault.Upstream;
import dev.clearfault.upstream.fixture.LocalServer;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

/** Answers with a generic type, and with status and headers. */
@Timeout(120)
class GenericAnswerTest {
  private final Upstream rates = Upstream.named("rates").maxResponseSize(100);
  private final HttpClient client = HttpClient.newHttpClient();

  record Rate(@NotBlank String currency, BigDecimal rate) {}

  private static final TypeReference<List<Rate>> RATES = new TypeReference<>() {};
  private static final TypeReference<Map<String, Rate>> BY_NAME = new TypeReference<>() {};
  private static final TypeReference<Rate[]> ARRAY = new TypeReference<>() {};

  @Test
  void elementsHaveTheirType() throws Exception {
    try (LocalServer server = answering(200, "[{\"currency\":\"EUR\",\"rate\":1.5}]")) {
      Rate expected = new Rate("EUR", new BigDecimal("1.5"));
      assertThat(rates.send(client, request(server), RATES)).containsExactly(expected);
      assertThat(rates.sendAsync(client, request(server), RATES).join()).containsExactly(expected);
      assertThat(rates.send(client, request(server), ARRAY)).containsExactly(expected);
    }
  }

  @Test
  void elementsKeepToTheirConstraints() throws Exception {
    try (LocalServer server = answering(200, "[{\"currency\":\"EUR\"},{\"currency\":\"\"}]")) {
      for (TypeReference<?> type : List.of(RATES, ARRAY)) {
        assertInvalid(
            catchThrowable(() -> rates.send(client, request(server), type)),
            "NotBlank at [1].currency");
      }
    }
  }

  /** The upstream has chosen the key, so it is not logged. */
  @Test
  void valuesOfAMapKeepToTheirConstraints() throws Exception {
    try (LocalServer server = answering(200, "{\"4711\":{\"currency\":\" \"}}")) {
      assertInvalid(
          catchThrowable(() -> rates.send(client, request(server), BY_NAME)),
          "NotBlank at [].currency");
    }
  }

  private static void assertInvalid(Throwable thrown, String constraint) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    assertThat(((UpstreamException) thrown).problem().type().code())
        .isEqualTo("upstream_invalid_response");
    assertThat(thrown.getCause()).hasMessageEndingWith(": " + constraint);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answerHasStatusAndHeaders(boolean waiting) throws Exception {
    try (LocalServer server = answering(201, "{\"currency\":\"EUR\",\"rate\":2}")) {
      UpstreamResponse<Rate> answer = exchange(server, waiting);
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.headers().firstValue("Location")).hasValue("/rates/7");
      assertThat(answer.value()).isEqualTo(new Rate("EUR", new BigDecimal("2")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void answerMayBeEmpty(int status) throws Exception {
    try (LocalServer server = answering(status, "")) {
      for (boolean waiting : new boolean[] {true, false}) {
        UpstreamResponse<Rate> answer = exchange(server, waiting);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.value()).isNull();
      }
      assertThat(catchThrowable(() -> rates.send(client, request(server), RATES)))
          .hasMessageContaining("upstream_invalid_response");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", " ", "[]", "{\"currency\":\"\"}"})
  void anyOtherAnswerIsNotEmpty(String body) throws Exception {
    try (LocalServer server = answering(200, body)) {
      assertThat(catchThrowable(() -> exchange(server, true)))
          .hasMessageContaining("upstream_invalid_response");
    }
  }

  @Test
  void limitsHold() throws Exception {
    try (LocalServer server = answering(200, "x".repeat(101))) {
      assertThat(catchThrowable(() -> exchange(server, true)))
          .hasMessageContaining("upstream_response_too_large");
    }
    try (LocalServer server = answering(404, "")) {
      assertThat(catchThrowable(() -> exchange(server, true)))
          .hasMessageContaining("upstream_error_status");
    }
  }

  private UpstreamResponse<Rate> exchange(LocalServer server, boolean waiting) {
    TypeReference<Rate> type = new TypeReference<>() {};
    return waiting
        ? rates.exchange(client, request(server), type)
        : rates.exchangeAsync(client, request(server), type).join();
  }

  private static HttpRequest request(LocalServer server) {
    return HttpRequest.newBuilder(server.uri("/")).build();
  }

  private static LocalServer answering(int status, String json) throws IOException {
    HttpHandler handler =
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Location", "/rates/7");
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        };
    return LocalServer.answering(handler);
  }
}
