package dev.clearfault.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work is done once, by the first thread that is free. */
@Timeout(120)
class HandoverTest {
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  @Test
  void newThreadDoesWhatABlockedPoolDoesNot() {
    assertThat(Handover.of(done::incrementAndGet, queue::add, failing(0))).isTrue();
    await().until(() -> done.get() == 1);
    queue.remove().run();
    assertThat(done).hasValue(1);
  }

  /** A blocked application may use all memory for threads. */
  @Test
  void threadThatCannotBeStartedIsTriedAgain() {
    assertThat(Handover.of(done::incrementAndGet, queue::add, failing(2))).isTrue();
    await().until(() -> done.get() == 1);
    assertThat(starts).hasValue(3);
  }

  @Test
  void noThreadIsTriedAgainAfterThePoolHasDoneIt() {
    assertThat(Handover.of(done::incrementAndGet, queue::add, failing(Integer.MAX_VALUE))).isTrue();
    await().until(() -> starts.get() > 0);
    queue.remove().run();
    int before = starts.get();
    await()
        .during(Duration.ofMillis(300))
        .until(() -> done.get() == 1 && starts.get() <= before + 1);
  }

  @Test
  void isFalseIfThePoolTakesNothing() {
    Consumer<Runnable> closed =
        task -> {
          throw new RejectedExecutionException("x");
        };
    assertThat(Handover.of(done::incrementAndGet, closed, failing(0))).isFalse();
    await().during(Duration.ofMillis(100)).until(() -> done.get() == 0);
  }

  /** Fails the given number of times, and then starts a thread. */
  private Consumer<Runnable> failing(int times) {
    return task -> {
      if (starts.incrementAndGet() <= times) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      CallTimer.onNewThread(task);
    };
  }
}
