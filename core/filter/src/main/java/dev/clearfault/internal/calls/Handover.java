package dev.clearfault.internal.calls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that must not run on the thread that has it to do, because others wait for that thread: what
 * the application has attached to a future may block.
 *
 * <p>A thread of the common pool does it. All of these may be blocked by the application, so if
 * none of them has begun after a moment, a new thread does it. If none can be started, that is
 * tried again until somebody has begun: the caller was told that the work will be done.
 */
final class Handover implements Runnable {
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  private final Runnable work;
  private final Consumer<Runnable> threads;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile CallTimer.@Nullable Alarm alarm;

  private Handover(Runnable work, Consumer<Runnable> threads) {
    this.work = work;
    this.threads = threads;
  }

  /**
   * Lets another thread do the work.
   *
   * @return false if there is no thread to be had; then the work is not done
   */
  static boolean of(Runnable work) {
    return of(
        work,
        task -> {
          CompletableFuture<Void> unused = CompletableFuture.runAsync(task);
        },
        CallTimer::onNewThread);
  }

  /**
   * Lets another thread do the work.
   *
   * @param pool has threads that may all be busy
   * @param threads does each task on a new thread, or throws if there is none
   */
  static boolean of(Runnable work, Consumer<Runnable> pool, Consumer<Runnable> threads) {
    Handover handover = new Handover(work, threads);
    handover.watch(PATIENCE);
    try {
      pool.accept(handover);
      return true;
    } catch (Throwable noThread) {
      return !handover.begun.compareAndSet(false, true);
    }
  }

  /** Sets the alarm first, so that whoever does the work can take it back. */
  private void watch(long nanos) {
    try {
      alarm = CallTimer.SHARED.in(nanos, this::ring);
    } catch (Throwable noThread) {
      // The common pool may have one.
    }
  }

  /** A pool that is blocked may be freed, and threads may end: one of them comes first. */
  private void ring() {
    if (begun.get()) {
      return;
    }
    try {
      threads.accept(this);
    } catch (Throwable noThread) {
      watch(AGAIN);
    }
  }

  @Override
  public void run() {
    if (begun.compareAndSet(false, true)) {
      CallTimer.Alarm set = alarm;
      if (set != null) {
        set.cancel();
      }
      work.run();
    }
  }
}
