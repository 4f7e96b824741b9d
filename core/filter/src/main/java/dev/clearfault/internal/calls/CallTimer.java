package dev.clearfault.internal.calls;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does short work at a given time, on one daemon thread. The thread exists only while calls are
 * under way and a few seconds longer. It holds nothing of the application except these calls. No
 * other class of the package starts threads.
 *
 * <p>There is one timer for each class loader that has the package. Thread-safe.
 */
public final class CallTimer {
  /** Work that is done at its time. */
  interface Alarm {

    /** Cancels the work unless it has begun. */
    void cancel();
  }

  static final CallTimer SHARED = new CallTimer(TimeUnit.SECONDS.toNanos(5));

  /** How long the thread waits for more work when the application has ended. */
  private static final long FAREWELL = TimeUnit.MILLISECONDS.toNanos(50);

  private final long lingering;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, work -> thread(work, "clearfault-call-timer", null));
  private volatile boolean leaving;

  /**
   * Creates a timer without a thread.
   *
   * @param lingering how many nanoseconds the thread waits for more work
   */
  CallTimer(long lingering) {
    this.lingering = lingering;
    timer.setKeepAliveTime(lingering, TimeUnit.NANOSECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Ends the thread when no call is under way. A later call starts another thread. */
  public static void endWhenIdle() {
    SHARED.leave();
  }

  /**
   * Does work once, unless it is cancelled before.
   *
   * @param nanos how long from now
   */
  Alarm in(long nanos, Runnable work) {
    if (leaving) {
      leaving = false;
      timer.setKeepAliveTime(lingering, TimeUnit.NANOSECONDS);
    }
    // A thread that cannot be started fails here, before the work is in the queue.
    boolean unused = timer.prestartCoreThread();
    Future<?> alarm = timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  void leave() {
    leaving = true;
    timer.setKeepAliveTime(Math.min(lingering, FAREWELL), TimeUnit.NANOSECONDS);
  }

  /** Does work at once that may block, if no other thread is free. */
  static void onNewThread(Runnable work) {
    // The class loader is that of the threads in the common pool.
    thread(work, "clearfault-call-handover", ClassLoader.getSystemClassLoader()).start();
  }

  /** Makes a thread that inherits nothing from the caller's thread: it could pin an application. */
  private static Thread thread(Runnable work, String name, @Nullable ClassLoader loader) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setContextClassLoader(loader);
    thread.setDaemon(true);
    return thread;
  }
}
