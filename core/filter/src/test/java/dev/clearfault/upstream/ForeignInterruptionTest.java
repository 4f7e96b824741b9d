package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deadline's interruption ends with the call; an interruption by other code is not lost. */
@Timeout(120)
class ForeignInterruptionTest {
  private final Upstream hasty = Upstream.named("payments").deadline(Duration.ofMillis(50));

  @AfterEach
  void clear() {
    boolean ignored = Thread.interrupted();
  }

  @Test
  void flagThatWasSetBeforeTheDeadlineOutlivesIt() {
    Thread.currentThread().interrupt();
    assertThat(hasty.call(() -> busy(200))).isEqualTo("paid");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void flagThatWasTakenBeforeTheDeadlineIsNotSetAgain() {
    Thread.currentThread().interrupt();
    assertThat(
            hasty.call(
                () -> {
                  assertThat(Thread.interrupted()).isTrue();
                  return busy(200);
                }))
        .isEqualTo("paid");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void interruptionBesidesThatOfTheDeadlineOutlivesIt() {
    Throwable thrown =
        catchThrowable(
            () ->
                hasty.call(
                    () -> {
                      try {
                        new CountDownLatch(1).await();
                        return "never";
                      } catch (InterruptedException e) {
                        // Stands for other code that interrupts at this moment.
                        Thread.currentThread().interrupt();
                        throw e;
                      }
                    }));
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 15, 30, 60, 150, 250})
  void ownInterruptionEndsWithTheCallHoweverLongTheCleanUpTakes(int millis) {
    Throwable thrown =
        catchThrowable(
            () ->
                hasty.call(
                    () -> {
                      try {
                        new CountDownLatch(1).await();
                        return "never";
                      } finally {
                        String ignored = busy(millis);
                      }
                    }));
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** The stream of {@code java.net.http} does this from Java 20 on. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, 15, 30, 60, 150, 250})
  void flagThatAClientSetsAgainEndsWithTheCallHoweverLongTheCleanUpTakes(int millis) {
    Throwable thrown =
        catchThrowable(
            () ->
                hasty.call(
                    () -> {
                      try {
                        new CountDownLatch(1).await();
                        return "never";
                      } catch (InterruptedException e) {
                        String ignored = busy(millis);
                        Thread.currentThread().interrupt();
                        throw new IOException(e);
                      }
                    }));
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Waits in a way that no interruption ends. */
  private static String busy(int millis) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return "paid";
  }
}
