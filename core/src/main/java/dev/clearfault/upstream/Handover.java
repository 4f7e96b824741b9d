package dev.clearfault.upstream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work that must not run on the thread that has it to do, because others wait for that thread: what
 * the application has attached to a future may block.
 *
 * <p>A thread of the common pool does it. All of these may be blocked by the application, so if
 * none of them has begun after a moment, a new thread does it.
 */
final class Handover implements Runnable {
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(20);

  private final Runnable work;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile CallTimer.@Nullable Alarm alarm;

  private Handover(Runnable work) {
    this.work = work;
  }

  /**
   * Lets another thread do the work.
   *
   * @return false if there is no thread to be had; then the work is not done
   */
  static boolean of(Runnable work) {
    Handover handover = new Handover(work);
    handover.watch();
    try {
      CompletableFuture<Void> unused = CompletableFuture.runAsync(handover);
      return true;
    } catch (Throwable noThread) {
      return !handover.begun.compareAndSet(false, true);
    }
  }

  /** Sets the alarm first, so that whoever does the work can take it back. */
  private void watch() {
    try {
      alarm = CallTimer.SHARED.in(PATIENCE, () -> CallTimer.onNewThread(this));
    } catch (Throwable noThread) {
      // The common pool may have one.
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
