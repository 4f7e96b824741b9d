package dev.clearfault.internal.calls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work for another thread. It may block, because the application can attach anything to a future.
 *
 * <p>A thread of the common pool does it. The application may block all of these threads. So if
 * none has begun after a moment, a new thread does the work. If no thread can be started, the timer
 * tries again until some thread has begun.
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
   * @return false if no thread takes it; then the work is not done
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
   * @param pool has threads, which may all be busy
   * @param threads does each task on a new thread, or throws if it cannot start one
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

  /** Sets the alarm before the work can begin, so that the work can cancel it. */
  private void watch(long nanos) {
    try {
      alarm = CallTimer.SHARED.in(nanos, this::ring);
    } catch (Throwable noThread) {
      // The common pool may have one.
    }
  }

  /** Tries a new thread. The pool may be free again before a thread can be started. */
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
