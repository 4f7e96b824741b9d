package dev.clearfault.internal.calls;

import java.util.concurrent.Future;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does short work at a given time, on one daemon thread. The thread exists only during calls and a
 * few seconds longer. It holds nothing of the application except these calls. No other class of the
 * package starts threads.
 *
 * <p>There is one timer for each class loader that has the package. Thread-safe.
 */
public final class CallTimer {
  static final CallTimer SHARED = new CallTimer(TimeUnit.SECONDS.toNanos(5), CallTimer::thread);

  /** How long the thread waits for more work when the application has ended. */
  private static final long FAREWELL = TimeUnit.MILLISECONDS.toNanos(50);

  private final long lingering;
  private final ScheduledThreadPoolExecutor timer;
  private volatile boolean leaving;

  /**
   * Creates a timer without a thread.
   *
   * @param lingering how many nanoseconds the thread waits for more work
   */
  CallTimer(long lingering, ThreadFactory threads) {
    this.lingering = lingering;
    timer = new Queue(threads);
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
   * @throws OutOfMemoryError if no thread can be started; the work is not done then
   */
  Alarm in(long nanos, Runnable work) {
    if (leaving) {
      leaving = false;
      timer.setKeepAliveTime(lingering, TimeUnit.NANOSECONDS);
    }
    Alarm alarm = new Alarm(work);
    try {
      Future<?> unused = timer.schedule(alarm, nanos, TimeUnit.NANOSECONDS);
    } catch (Throwable noThread) {
      // The work is in the queue, where a later thread would find it.
      if (alarm.cancel()) {
        throw noThread;
      }
    }
    return alarm;
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

  /** Makes the thread of a timer. */
  static Thread thread(Runnable work) {
    return thread(work, "clearfault-call-timer", null);
  }

  /** Makes a thread that inherits nothing from the caller's thread: it could pin an application. */
  private static Thread thread(Runnable work, String name, @Nullable ClassLoader loader) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setContextClassLoader(loader);
    thread.setDaemon(true);
    return thread;
  }

  /** Work that is done at its time. */
  static final class Alarm implements Runnable {
    private final Runnable work;
    private volatile @Nullable Future<?> queued;

    private Alarm(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      work.run();
    }

    /** Cancels the work; returns false if it has begun. */
    boolean cancel() {
      Future<?> task = queued;
      return task == null || task.cancel(false);
    }
  }

  /** Gives each alarm its place in the queue before a thread for it is started. */
  private static final class Queue extends ScheduledThreadPoolExecutor {
    Queue(ThreadFactory threads) {
      super(1, threads);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(
        Runnable work, RunnableScheduledFuture<V> task) {
      ((Alarm) work).queued = task;
      return task;
    }
  }
}
