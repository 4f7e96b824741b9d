package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import dev.clearfault.Upstream;
import dev.clearfault.testing.StandInUpstream;
import dev.clearfault.upstream.fixture.LocalServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class RetryTest {
  private final Upstream payments = Upstream.named("payments").retry(2);
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger attempts = new AtomicInteger();

  /** How many requests the server breaks off before it answers. */
  private final AtomicInteger faults = new AtomicInteger();

  private final LocalServer server = LocalServer.answering(this::answer);

  RetryTest() throws IOException {}

  record Receipt(String id) {}

  @AfterEach
  void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    attempts.incrementAndGet();
    if (faults.getAndDecrement() > 0) {
      exchange.close();
      return;
    }
    if (exchange.getRequestURI().getPath().equals("/cut")) {
      exchange.sendResponseHeaders(
          "ignored".equals(exchange.getRequestURI().getQuery()) ? 200 : 500, 100);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    int status = exchange.getRequestURI().getPath().equals("/refused") ? 503 : 200;
    byte[] body = "{\"id\":\"p-1\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "QUERY"})
  void idempotentRequestIsRepeated(String method) {
    faults.set(2);
    assertThat(payments.send(client, request("/", method), Receipt.class).id()).isEqualTo("p-1");
    assertThat(attempts).hasValueGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT"})
  void idempotentRequestIsRepeatedWithoutWaiting(String method) {
    faults.set(2);
    assertThat(payments.sendAsync(client, request("/", method), Receipt.class).join().id())
        .isEqualTo("p-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void anyOtherRequestIsNot(String method) {
    faults.set(1);
    assertThat(
            codeOf(
                catchThrowable(() -> payments.send(client, request("/", method), Receipt.class))))
        .isEqualTo("payments upstream_connection_reset");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void unlessTheApplicationSaysSo() {
    faults.set(1);
    assertThat(payments.idempotent().send(client, request("/", "POST"), Receipt.class).id())
        .isEqualTo("p-1");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void answerIsAnAnswer() {
    assertThat(
            codeOf(
                catchThrowable(
                    () -> payments.send(client, request("/refused", "GET"), Receipt.class))))
        .isEqualTo("payments upstream_error_status");
    assertThat(attempts).hasValue(1);
  }

  /**
   * The status is known although the body breaks off. The JDK's client reports the one or the
   * other, depending on which of its threads comes first; a few repetitions are likely to meet
   * both.
   */
  @RepeatedTest(30)
  void errorThatBreaksOffIsAnAnswerToo() {
    assertThat(
            codeOf(
                catchThrowable(() -> payments.send(client, request("/cut", "GET"), Receipt.class))))
        .isEqualTo("payments upstream_error_status");
    assertThat(attempts).hasValue(1);
  }

  @RepeatedTest(30)
  void bodyThatNobodyNeedsMayBreakOff() {
    payments.send(client, request("/cut?ignored", "GET"));
    assertThat(attempts).hasValue(1);
    assertThat(payments.health().failures()).isEmpty();
  }

  /** The service can do its work, and has most likely done it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answerThatBreaksOffIsOneToo(boolean waiting) {
    try (StandInUpstream standIn = StandInUpstream.answering("{}")) {
      standIn.mode("cut");
      HttpRequest request = HttpRequest.newBuilder(standIn.uri()).build();
      Throwable thrown =
          waiting
              ? catchThrowable(() -> payments.send(client, request, Receipt.class))
              : catchThrowable(() -> payments.sendAsync(client, request, Receipt.class).join())
                  .getCause();
      assertThat(codeOf(thrown)).isEqualTo("payments upstream_connection_reset");
      assertThat(payments.health().failures()).containsEntry("upstream_connection_reset", 1);
    }
  }

  static Stream<Exception> passing() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new UnknownHostException("db-7"),
        new EOFException(),
        new SocketTimeoutException("Read timed out"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void idempotentCallIsRepeated(Exception failure) throws Exception {
    assertThat(payments.idempotent().call(failing(2, failure))).isEqualTo("paid");
    assertThat(attempts).hasValue(3);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void callIsNotRepeatedUntilTheApplicationSaysSo(Exception failure) {
    assertThat(catchThrowable(() -> payments.call(failing(1, failure)))).hasCause(failure);
    assertThat(attempts).hasValue(1);
  }

  static Stream<Exception> lasting() {
    return Stream.of(
        new SSLHandshakeException("x"),
        new IOException("anything"),
        new IllegalStateException(),
        new NullPointerException());
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void failureThatLastsIsNotRepeated(Exception failure) {
    assertThat(catchThrowable(() -> payments.idempotent().call(failing(1, failure)))).isNotNull();
    assertThat(attempts).hasValue(1);
  }

  @Test
  void lastFailureIsTheOutcomeAndKeepsTheOnesBefore() {
    Throwable thrown =
        catchThrowable(
            () -> payments.idempotent().call(failing(9, new ConnectException("refused"))));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_connect_refused");
    assertThat(attempts).hasValue(3);
    assertThat(thrown.getSuppressed()).hasSize(1);
    assertThat(thrown.getSuppressed()[0].getSuppressed()).hasSize(1);
  }

  @Test
  void repetitionsAreNotRepeated() {
    Upstream outer = Upstream.named("outer").retry(2).idempotent();
    Throwable thrown =
        catchThrowable(
            () ->
                outer.call(
                    () -> payments.idempotent().call(failing(9, new ConnectException("x")))));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_connect_refused");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void nothingIsRepeatedAfterTheDeadline() {
    Upstream hasty = payments.idempotent().deadline(Duration.ofMillis(200)).retry(1000);
    Throwable thrown =
        catchThrowable(() -> hasty.call(failing(1000, new ConnectException("refused"))));
    assertThat(codeOf(thrown)).startsWith("payments upstream_");
    assertThat(attempts).hasValueLessThan(20);
  }

  @Test
  void deadlineIsOverAllAttempts() {
    Upstream hasty = payments.idempotent().deadline(Duration.ofMillis(300));
    CompletableFuture<String> never = new CompletableFuture<>();
    Throwable thrown =
        catchThrowable(
            () ->
                hasty
                    .callAsync(
                        () ->
                            attempts.getAndIncrement() == 0
                                ? CompletableFuture.failedFuture(new EOFException())
                                : never)
                    .join());
    assertThat(codeOf(thrown.getCause())).isEqualTo("payments upstream_timeout");
    assertThat(attempts).hasValue(2);
    assertThat(never).isCancelled();
  }

  @Test
  void repetitionsAreATenthOfTheCallsAfterTheFirstTen() {
    Upstream down = Upstream.named("down").idempotent().retry(1);
    for (int i = 0; i < 100; i++) {
      assertThat(catchThrowable(() -> down.call(failing(1000, new ConnectException("refused")))))
          .isNotNull();
    }
    assertThat(attempts.get()).isBetween(118, 121);
  }

  @Test
  void negativeNumberIsRefused() {
    assertThatThrownBy(() -> payments.retry(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payments");
  }

  private UpstreamCall<String, Exception> failing(int times, Exception failure) {
    return () -> {
      if (attempts.incrementAndGet() <= times) {
        throw failure;
      }
      return "paid";
    };
  }

  private HttpRequest request(String path, String method) {
    return HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody()).build();
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) thrown).problem();
    return problem.upstream() + " " + problem.type().code();
  }
}
