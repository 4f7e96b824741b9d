package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.spi.UpstreamAttempt;
import dev.clearfault.spi.UpstreamListener;
import dev.clearfault.upstream.UpstreamHealth.Bulkhead;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What listeners see of calls. */
class UpstreamListenerTest {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Recording recording = new Recording();
  private final Upstream payments = Upstream.named("payments").listener(recording);

  private static final class Recording implements UpstreamListener {
    private final List<UpstreamAttempt> attempts = new CopyOnWriteArrayList<>();
    private int names;
    private @Nullable Supplier<UpstreamHealth> health;

    @Override
    public void attempted(UpstreamAttempt attempt) {
      attempts.add(attempt);
    }

    @Override
    public void named(String name, Supplier<UpstreamHealth> now) {
      assertThat(name).isEqualTo("payments");
      names++;
      health = now;
    }

    private List<String> outcomes() {
      return attempts.stream().map(UpstreamAttempt::outcome).toList();
    }

    private UpstreamHealth now() {
      assertThat(health).isNotNull();
      return health.get();
    }
  }

  private static String refuse() throws ConnectException {
    throw new ConnectException("Connection refused");
  }

  private static void hold(CountDownLatch end) {
    try {
      assertThat(end.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String breakDown() {
    throw new IllegalStateException("a bug");
  }

  @Test
  void eachAttemptIsToldWithItsOutcome() {
    assertThat(payments.call(() -> "paid")).isEqualTo("paid");
    Throwable failure = catchThrowable(() -> payments.call(UpstreamListenerTest::refuse));
    Throwable bug = catchThrowable(() -> payments.call(UpstreamListenerTest::breakDown));
    Throwable status =
        catchThrowable(
            () ->
                payments.call(
                    () -> {
                      payments.expectSuccess(500);
                      return "";
                    }));
    assertThat(List.of(failure, bug, status)).doesNotContainNull();
    assertThat(recording.outcomes())
        .containsExactly(
            "success", "upstream_connect_refused", "passed_on", "upstream_error_status");
    assertThat(recording.attempts)
        .allSatisfy(
            attempt -> {
              assertThat(attempt.upstream()).isEqualTo("payments");
              assertThat(attempt.number()).isEqualTo(1);
              assertThat(attempt.traceId()).isNull();
              assertThat(attempt.duration()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            });
  }

  @Test
  void repetitionsAreNumbered() {
    Upstream stubborn = payments.retry(2).idempotent();
    assertThat(catchThrowable(() -> stubborn.call(UpstreamListenerTest::refuse))).isNotNull();
    assertThat(catchThrowable(() -> stubborn.callAsync(UpstreamListenerTest::failing).join()))
        .isNotNull();
    assertThat(recording.attempts)
        .extracting(UpstreamAttempt::number)
        .containsExactly(1, 2, 3, 1, 2, 3);
  }

  private static CompletableFuture<String> failing() {
    return CompletableFuture.failedFuture(new ConnectException("Connection refused"));
  }

  @Test
  void traceOfTheInboundRequestIsTold() {
    Map<String, String> headers = Map.of("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
    assertThat(payments.onBehalfOf(headers::get).call(() -> "paid")).isEqualTo("paid");
    assertThat(recording.attempts).extracting(UpstreamAttempt::traceId).containsExactly(TRACE_ID);
  }

  @Test
  void attemptThatAGateRefusesIsToldOnce() {
    Upstream guarded = payments.bulkhead(5).breaker(Duration.ofMinutes(1));
    for (int i = 0; i < 11; i++) {
      assertThat(catchThrowable(() -> guarded.call(UpstreamListenerTest::refuse))).isNotNull();
    }
    assertThat(recording.outcomes().subList(9, 11))
        .containsExactly("upstream_connect_refused", "upstream_circuit_open");
    assertThat(guarded.health().failures())
        .isEqualTo(Map.of("upstream_connect_refused", 10, "upstream_circuit_open", 1));
    assertThat(recording.now().bulkhead()).isEqualTo(new Bulkhead(0, 5));
  }

  @Test
  void attemptThatIsLateOrCancelledIsToldOnce() {
    CompletableFuture<String> late =
        payments.deadline(Duration.ofMillis(20)).callAsync(CompletableFuture::new);
    assertThat(catchThrowable(late::join)).isNotNull();
    assertThat(payments.callAsync(CompletableFuture::new).cancel(true)).isTrue();
    assertThat(recording.outcomes()).containsExactly("upstream_timeout", "unknown");
  }

  /** One thread watches the deadlines of all calls. */
  @Test
  void listenerThatBlocksDelaysNoOtherDeadline() throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    UpstreamListener blocking =
        attempt -> {
          threads.add(Thread.currentThread().getName());
          blocked.countDown();
          hold(end);
        };
    Upstream slow = Upstream.named("slow").listener(blocking).deadline(Duration.ofMillis(20));
    try {
      CompletableFuture<String> held = slow.callAsync(CompletableFuture::new);
      assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();
      CompletableFuture<String> late =
          payments.deadline(Duration.ofMillis(20)).callAsync(CompletableFuture::new);
      assertThat(late.handle((value, failure) -> failure).orTimeout(1, TimeUnit.MINUTES).join())
          .isInstanceOf(UpstreamException.class);
      assertThat(held).isNotDone();
      assertThat(threads).doesNotContain("clearfault-call-timer");
    } finally {
      end.countDown();
    }
  }

  @Test
  void healthOfANamedUpstreamHasTheGatesThatWereSetLater() {
    assertThat(recording.now())
        .isEqualTo(new UpstreamHealth("payments", Circuit.NONE, null, Map.of(), null, null));
    Upstream guarded = payments.breaker().bulkhead(3).deadline(Duration.ofSeconds(1));
    assertThat(recording.now().circuit()).isEqualTo(Circuit.CLOSED);
    assertThat(guarded.call(() -> Objects.requireNonNull(recording.now().bulkhead())))
        .isEqualTo(new Bulkhead(1, 3));
    assertThat(recording.now()).isEqualTo(guarded.health());
    assertThat(recording.names).isEqualTo(3);
  }

  @Test
  void listenerThatFailsHarmsNeitherACallNorAnotherListener() {
    UpstreamListener broken =
        new UpstreamListener() {
          @Override
          public void attempted(UpstreamAttempt attempt) {
            throw new StackOverflowError();
          }

          @Override
          public void named(String name, Supplier<UpstreamHealth> health) {
            throw new IllegalStateException();
          }
        };
    Upstream both = Upstream.named("payments").listener(broken).listener(recording).bulkhead(1);
    assertThat(both.call(() -> "paid")).isEqualTo("paid");
    assertThat(both.callAsync(() -> CompletableFuture.completedFuture("paid")).join())
        .isEqualTo("paid");
    assertThat(recording.outcomes()).containsExactly("success", "success");
  }
}
