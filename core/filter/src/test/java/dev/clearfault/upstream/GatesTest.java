package dev.clearfault.upstream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.clearfault.Upstream;
import dev.clearfault.problem.Problem;
import dev.clearfault.testing.StandInUpstream;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class GatesTest {
  private final HttpClient client = HttpClient.newHttpClient();

  record Receipt(String id) {}

  @Test
  void circuitOpensAfterTooManyFailuresAndClosesAfterGoodTrials() {
    try (StandInUpstream standIn = StandInUpstream.answering("{\"id\":\"p-1\"}")) {
      Upstream payments = Upstream.named("payments").breaker(Duration.ofMillis(400));
      assertThat(payments.health().circuit()).isEqualTo(Circuit.CLOSED);
      standIn.mode("reset");
      for (int i = 0; i < 10; i++) {
        assertThat(codeOf(send(payments, standIn))).isEqualTo("upstream_connection_reset");
      }
      standIn.mode("ok");
      Throwable refused = requireNonNull(send(payments, standIn));
      assertThat(codeOf(refused)).isEqualTo("upstream_circuit_open");
      Problem problem = ((UpstreamException) refused).problem();
      assertThat(problem.nothingWasDone()).isTrue();
      assertThat(problem.upstream()).isEqualTo("payments");
      assertThat(problem.headers()).containsEntry("Retry-After", "1");
      assertThat(payments.health().circuit()).isEqualTo(Circuit.OPEN);
      await().until(() -> payments.health().circuit() == Circuit.HALF_OPEN);
      for (int i = 0; i < 3; i++) {
        assertThat(send(payments, standIn)).isNull();
      }
      assertThat(payments.health().circuit()).isEqualTo(Circuit.CLOSED);
    }
  }

  @Test
  void openCircuitSaysHowLong() {
    Upstream down = Upstream.named("down").breaker(Duration.ofSeconds(30));
    fail(down, 10);
    Throwable refused = catchThrowable(() -> down.call(() -> "paid"));
    assertThat(codeOf(refused)).isEqualTo("upstream_circuit_open");
    int seconds =
        Integer.parseInt(((UpstreamException) refused).problem().headers().get("Retry-After"));
    assertThat(seconds).isBetween(20, 30);
  }

  @Test
  void aCircuitThatIsClosedByHandCountsAnew() {
    Upstream repaired = Upstream.named("repaired").bulkhead(1).breaker(Duration.ofHours(1));
    fail(repaired, 10);
    repaired.closeCircuit();
    assertThat(repaired.call(() -> "paid")).isEqualTo("paid");
    fail(repaired, 8);
    assertThat(repaired.health().circuit()).isEqualTo(Circuit.CLOSED);
    fail(repaired, 1);
    assertThat(repaired.health().circuit()).isEqualTo(Circuit.OPEN);
    Upstream.named("without-a-breaker").closeCircuit();
  }

  @Test
  void openCircuitRefusesAsyncCallsToo() {
    Upstream down = Upstream.named("down").breaker();
    fail(down, 10);
    Throwable refused =
        catchThrowable(() -> down.callAsync(() -> new CompletableFuture<String>()).join());
    assertThat(codeOf(refused.getCause())).isEqualTo("upstream_circuit_open");
  }

  @Test
  void openCircuitIsNotAskedAgainByRetries() {
    Upstream down = Upstream.named("down").breaker().retry(3).idempotent();
    fail(down, 10);
    AtomicInteger attempts = new AtomicInteger();
    assertThat(codeOf(catchThrowable(() -> down.call(attempts::incrementAndGet))))
        .isEqualTo("upstream_circuit_open");
    assertThat(attempts).hasValue(0);
  }

  /** An upstream that refuses a request, or a bug of the application, is no reason to open. */
  @Test
  void circuitStaysClosedWhereTheUpstreamIsWell() {
    Upstream payments = Upstream.named("payments").breaker();
    for (int i = 0; i < 60; i++) {
      assertThat(
              catchThrowable(
                  () ->
                      payments.call(
                          () -> {
                            payments.expectSuccess(404);
                            return 1;
                          })))
          .isInstanceOf(UpstreamException.class);
      assertThat(
              catchThrowable(
                  () ->
                      payments.call(
                          () -> {
                            throw new NullPointerException();
                          })))
          .isInstanceOf(NullPointerException.class);
    }
    assertThat(payments.health().circuit()).isEqualTo(Circuit.CLOSED);
    assertThat(payments.call(() -> "paid")).isEqualTo("paid");
  }

  @Test
  void errorStatusesOfAnIllUpstreamOpenIt() {
    Upstream payments = Upstream.named("payments").breaker();
    for (int i = 0; i < 10; i++) {
      Throwable unused =
          catchThrowable(
              () ->
                  payments.call(
                      () -> {
                        payments.expectSuccess(503);
                        return 1;
                      }));
    }
    assertThat(payments.health().circuit()).isEqualTo(Circuit.OPEN);
  }

  @Test
  void fullBulkheadRefuses() {
    Upstream narrow = Upstream.named("narrow").bulkhead(2);
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();
    CompletableFuture<String> firstResult = narrow.callAsync(() -> first);
    CompletableFuture<String> secondResult = narrow.callAsync(() -> second);
    Throwable refused = catchThrowable(() -> narrow.call(() -> "paid"));
    assertThat(codeOf(refused)).isEqualTo("upstream_overloaded");
    assertThat(((UpstreamException) refused).problem().nothingWasDone()).isTrue();
    first.complete("paid");
    assertThat(firstResult.join()).isEqualTo("paid");
    assertThat(narrow.call(() -> "paid")).isEqualTo("paid");
    second.completeExceptionally(new IOException("x"));
    assertThat(catchThrowable(secondResult::join)).isNotNull();
    assertThat(narrow.call(() -> narrow.call(() -> "paid"))).isEqualTo("paid");
  }

  @Test
  void callThatTimesOutFreesItsPlace() {
    Upstream narrow = Upstream.named("narrow").bulkhead(1).deadline(Duration.ofMillis(100));
    CompletableFuture<String> never = new CompletableFuture<>();
    assertThat(catchThrowable(() -> narrow.callAsync(() -> never).join())).isNotNull();
    assertThat(narrow.call(() -> "paid")).isEqualTo("paid");
  }

  @Test
  void placesAndTrialsAreGivenBackWhenTheOtherGateIsClosed() {
    Upstream both = Upstream.named("both").bulkhead(1).breaker(Duration.ofMillis(300));
    fail(both, 10);
    for (int i = 0; i < 5; i++) {
      assertThat(codeOf(catchThrowable(() -> both.call(() -> "paid"))))
          .isEqualTo("upstream_circuit_open");
    }
    await().until(() -> both.health().circuit() == Circuit.HALF_OPEN);
    for (int i = 0; i < 3; i++) {
      assertThat(both.call(() -> "paid")).isEqualTo("paid");
    }
    assertThat(both.health().circuit()).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void noThreadIsStartedButTheTimers() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Upstream down = Upstream.named("down").breaker(Duration.ofMillis(1)).bulkhead(5);
    fail(down, 30);
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.startsWith("HttpClient"))
                .collect(Collectors.toSet()))
        .isSubsetOf("clearfault-call-timer");
  }

  @Test
  void healthTellsTheLastCallsByCode() {
    Upstream payments = Upstream.named("payments");
    assertThat(payments.health())
        .isEqualTo(new UpstreamHealth("payments", Circuit.NONE, null, Map.of(), null, null));
    Instant begin = Instant.now().minusMillis(1);
    assertThat(payments.deadline(Duration.ofSeconds(2)).call(() -> "paid")).isEqualTo("paid");
    fail(payments, 3);
    Throwable unused =
        catchThrowable(
            () ->
                payments.call(
                    () -> {
                      throw new NullPointerException();
                    }));
    UpstreamHealth health = payments.health();
    assertThat(health.failures()).isEqualTo(Map.of("upstream_connect_refused", 3));
    assertThat(health.lastSuccess()).isAfterOrEqualTo(begin);
    assertThat(health.lastFailure()).isAfterOrEqualTo(begin);
    for (int i = 0; i < 100; i++) {
      assertThat(payments.call(() -> "paid")).isEqualTo("paid");
    }
    assertThat(payments.health().failures()).isEmpty();
  }

  @Test
  void limitsArePositive() {
    Upstream payments = Upstream.named("payments");
    assertThatThrownBy(() -> payments.bulkhead(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payments");
    assertThatThrownBy(() -> payments.breaker(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payments");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 1000, 365L * 24 * 3600 * 300})
  void spansMayBeLongerThanAnybodyLives(long seconds) {
    Duration centuries = Duration.ofSeconds(seconds);
    Upstream patient = Upstream.named("patient").deadline(centuries).breaker(centuries);
    assertThat(patient.call(() -> "paid")).isEqualTo("paid");
    fail(patient, 30);
    assertThat(patient.health().circuit()).isEqualTo(Circuit.OPEN);
  }

  private @Nullable Throwable send(Upstream upstream, StandInUpstream standIn) {
    HttpRequest request = HttpRequest.newBuilder(standIn.uri()).build();
    return catchThrowable(() -> upstream.send(client, request, Receipt.class));
  }

  private static void fail(Upstream upstream, int times) {
    for (int i = 0; i < times; i++) {
      Throwable unused =
          catchThrowable(
              () ->
                  upstream.call(
                      () -> {
                        throw new ConnectException("Connection refused");
                      }));
    }
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    return ((UpstreamException) thrown).problem().type().code();
  }
}
