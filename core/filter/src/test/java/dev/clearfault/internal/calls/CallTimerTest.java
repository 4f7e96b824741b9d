package dev.clearfault.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CallTimerTest {

  @Test
  void worksInTheOrderOfTime() {
    CallTimer timer = timer(millis(20));
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    // Far apart, because on a busy machine there may be time between the calls.
    timer.in(millis(900), () -> done.add(3));
    timer.in(millis(600), () -> done.add(2));
    timer.in(millis(300), () -> done.add(1));
    await().until(() -> done.size() == 3);
    assertThat(done).containsExactlyElementsOf(List.of(1, 2, 3));
  }

  @Test
  void cancelledWorkIsNotDone() {
    CallTimer timer = timer(millis(20));
    AtomicInteger done = new AtomicInteger();
    CallTimer.Alarm alarm = timer.in(millis(300), () -> done.addAndGet(100));
    alarm.cancel();
    timer.in(millis(600), done::incrementAndGet);
    await().until(() -> done.get() > 0);
    assertThat(done).hasValue(1);
  }

  @Test
  void failingWorkDoesNotEndIt() {
    CallTimer timer = timer(millis(20));
    AtomicInteger done = new AtomicInteger();
    timer.in(
        1,
        () -> {
          throw new IllegalStateException("x");
        });
    timer.in(millis(20), done::incrementAndGet);
    await().until(() -> done.get() == 1);
  }

  @Test
  void threadEndsWhenNothingIsToBeDoneAndComesBack() throws Exception {
    CallTimer timer = timer(millis(20));
    Thread first = threadOf(timer);
    assertThat(first.isDaemon()).isTrue();
    assertThat(first.getContextClassLoader()).isNull();
    first.join();
    Thread second = threadOf(timer);
    assertThat(second).isNotSameAs(first);
    second.join();
  }

  @Test
  void sharedThreadEndsAtOnceWithTheApplication() throws Exception {
    Thread thread = threadOf(CallTimer.SHARED);
    long begin = System.nanoTime();
    CallTimer.endWhenIdle();
    thread.join();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(4000);
    assertThat(threadOf(CallTimer.SHARED)).isNotSameAs(thread);
  }

  /** Otherwise a redeployed application would be pinned until the last deadline. */
  @Test
  void threadEndsWithTheLastCallOfAnApplicationThatHasEnded() throws Exception {
    CallTimer timer = timer(TimeUnit.HOURS.toNanos(1));
    Thread thread = threadOf(timer);
    CallTimer.Alarm underWay = timer.in(TimeUnit.HOURS.toNanos(1), () -> {});
    CompletableFuture<Void> later = new CompletableFuture<>();
    timer.in(millis(50), () -> later.complete(null));
    timer.leave();
    later.get();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    underWay.cancel();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  /** Otherwise it would interrupt a thread that already does other work. */
  @Test
  void workForWhichNoThreadCanBeStartedIsNeverDone() {
    AtomicInteger starts = new AtomicInteger();
    CallTimer timer =
        new CallTimer(
            millis(20),
            work -> {
              if (starts.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return new Thread(work);
            });
    AtomicInteger done = new AtomicInteger();
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> timer.in(millis(50), () -> done.addAndGet(100)));
    timer.in(millis(200), done::incrementAndGet);
    await().until(() -> done.get() > 0);
    assertThat(done).hasValue(1);
  }

  private static CallTimer timer(long lingering) {
    return new CallTimer(lingering, CallTimer::thread);
  }

  private static Thread threadOf(CallTimer timer) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    timer.in(1, () -> thread.complete(Thread.currentThread()));
    return thread.get();
  }

  private static long millis(int count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }
}
