package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TurnTest {
  private final Turn turn = new Turn();

  /** Otherwise the container would reuse the response while a worker still uses it. */
  @Test
  void theAnswerWaitsForACallThatIsUnderWay() {
    turn.share();
    assertThat(turn.enter()).isTrue();
    AtomicBoolean left = new AtomicBoolean();
    CompletableFuture<Boolean> claimedAfterwards = new CompletableFuture<>();
    Thread answering =
        new Thread(() -> claimedAfterwards.complete(turn.claim() && left.get()), "answering");
    answering.start();
    await()
        .until(
            () -> claimedAfterwards.isDone() || answering.getState() == Thread.State.TIMED_WAITING);
    left.set(true);
    turn.leave();
    assertThat(claimedAfterwards.join()).isTrue();
  }

  @Test
  void thereIsNoCallOfTheApplicationAfterAClaim() {
    turn.share();
    assertThat(turn.claim()).isTrue();
    assertThat(turn.enter()).isFalse();
    assertThat(turn.claim()).isFalse();
  }

  /** A container may report a failed write inside the write. */
  @Test
  void aThreadDoesNotWaitForItself() {
    turn.share();
    assertThat(turn.enter()).isTrue();
    turn.awaitCalls();
    assertThat(turn.claim()).isTrue();
    turn.leave();
  }

  @Test
  void aCallMayBeginBeforeOtherThreadsTakePart() {
    assertThat(turn.enter()).isTrue();
    turn.share();
    turn.leave();
    assertThat(turn.claim()).isTrue();
  }

  @Test
  void aDispatchOpensWhatHadEnded() {
    turn.end();
    assertThat(turn.hasEnded()).isTrue();
    assertThat(turn.enter()).isFalse();
    turn.inPass(true);
    assertThat(turn.enter()).isTrue();
    turn.end();
    assertThat(turn.hasEnded()).isFalse();
  }

  @Test
  void anAnswerAfterTheEndIsFinal() {
    turn.end();
    assertThat(turn.claim()).isTrue();
    turn.breakOff();
    assertThat(turn.isBrokenOff()).isTrue();
    assertThat(turn.isSettled()).isFalse();
    turn.settle();
    turn.inPass(true);
    assertThat(turn.isSettled()).isTrue();
    assertThat(turn.isBrokenOff()).isTrue();
    assertThat(turn.isOpen()).isFalse();
  }
}
