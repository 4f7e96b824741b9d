package dev.clearfault.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The test looks in place of the timer, on the caller's thread. */
class BlockingCallTest {
  private static final long NOW = Long.MAX_VALUE - 5; // System.nanoTime may overflow at any time.

  private final BlockingCall call =
      BlockingCall.of(new Deadline(Duration.ofHours(1).toNanos(), false), () -> {});

  @AfterEach
  void clear() {
    call.end();
    boolean ignored = Thread.interrupted();
  }

  @Test
  void ownInterruptionEndsWithTheCall() {
    look(0);
    assertThat(isInterrupted()).isTrue();
    call.end();
    assertThat(isInterrupted()).isFalse();
  }

  @Test
  void flagThatIsSetAgainByWhoTookTheInterruptionEndsWithTheCall() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    Thread.currentThread().interrupt();
    look(10);
    call.end();
    assertThat(isInterrupted()).isFalse();
  }

  @Test
  void interruptionAfterTheOwnOneWasTakenOutlivesTheCall() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    look(10);
    Thread.currentThread().interrupt();
    look(30);
    look(200);
    call.end();
    assertThat(isInterrupted()).isTrue();
  }

  @Test
  void callThatGoesOnIsInterruptedAgain() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    look(10);
    look(99);
    assertThat(isInterrupted()).isFalse();
    look(100);
    assertThat(isInterrupted()).isTrue();
    call.end();
    assertThat(isInterrupted()).isFalse();
  }

  @Test
  void ownInterruptionThatWasThrownIsOver() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    call.tookInterruption();
    assertThat(isInterrupted()).isFalse();
  }

  @Test
  void interruptionAfterTheOwnOneWasThrownOutlivesTheCall() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    Thread.currentThread().interrupt();
    call.tookInterruption();
    call.end();
    assertThat(isInterrupted()).isTrue();
  }

  /** Between taking the interruption and throwing it, code may clean up for long. */
  @Test
  void ownInterruptionThatWasThrownAfterLooksIsOver() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    look(10);
    look(30);
    call.tookInterruption();
    call.end();
    assertThat(isInterrupted()).isFalse();
  }

  @Test
  void ownInterruptionThatWasSentAgainBeforeTheFirstWasThrownEndsWithTheCall() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    look(10);
    look(100);
    call.tookInterruption();
    call.end();
    assertThat(isInterrupted()).isFalse();
  }

  /** A client sets the flag again and throws an exception of its own, after it has cleaned up. */
  @Test
  void flagThatIsSetAgainAfterALookEndsWithTheCallThatThrewForIt() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    look(10);
    Thread.currentThread().interrupt();
    call.sawInterruption();
    look(20);
    call.end();
    assertThat(isInterrupted()).isFalse();
  }

  @Test
  void flagThatIsSetAfterTheOwnInterruptionWasThrownOutlivesAnExceptionAroundIt() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    call.tookInterruption();
    look(10);
    Thread.currentThread().interrupt();
    call.sawInterruption();
    call.end();
    assertThat(isInterrupted()).isTrue();
  }

  @Test
  void interruptionAfterAllOwnOnesWereThrownOutlivesTheCall() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    look(10);
    look(100);
    assertThat(Thread.interrupted()).isTrue();
    call.tookInterruption();
    Thread.currentThread().interrupt();
    call.end();
    assertThat(isInterrupted()).isTrue();
  }

  @Test
  void secondInterruptionThatWasThrownOutlivesTheCall() {
    look(0);
    assertThat(Thread.interrupted()).isTrue();
    call.tookInterruption();
    look(10);
    call.tookInterruption();
    call.end();
    assertThat(isInterrupted()).isTrue();
  }

  @Test
  void interruptionThatWasThrownBeforeTheDeadlineOutlivesIt() {
    call.tookInterruption();
    look(0);
    call.end();
    assertThat(isInterrupted()).isTrue();
  }

  private void look(int millis) {
    call.look(NOW + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
