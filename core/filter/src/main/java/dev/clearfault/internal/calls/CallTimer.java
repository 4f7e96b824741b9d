package dev.clearfault.internal.calls;

import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Does small things at a time, on a thread that is a daemon. It is there only while calls are under
 * way and a few seconds longer, and it holds nothing of the application but these calls. This is
 * the one class of the package that starts threads.
 *
 * <p>One for each class loader that has the package. Thread-safe.
 */
public final class CallTimer {
  static final CallTimer SHARED = new CallTimer(TimeUnit.SECONDS.toNanos(5));

  private final long lingering;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Alarm> alarms = new TreeSet<>();
  private long numbers;
  private @Nullable Thread worker;
  private boolean leaving;

  /**
   * Creates a timer without a thread.
   *
   * @param lingering how many nanoseconds its thread waits for more to do
   */
  CallTimer(long lingering) {
    this.lingering = lingering;
  }

  /**
   * Ends the thread as soon as no call is under way; a later call would start another one. For the
   * end of an application.
   */
  public static void endWhenIdle() {
    SHARED.leave();
  }

  /**
   * Lets the work be done once, on the timer's thread: it must be short.
   *
   * @param nanos how long from now
   */
  Alarm in(long nanos, Runnable work) {
    lock.lock();
    try {
      Alarm alarm = new Alarm(this, System.nanoTime() + nanos, numbers++, work);
      if (worker == null) {
        worker = begin(); // First: it may fail, and then there is nothing to take back.
      }
      leaving = false;
      alarms.add(alarm);
      if (alarms.first().equals(alarm)) {
        changed.signal();
      }
      return alarm;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      leaving = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Does work at once that may block, and for which no other thread is free. */
  static void onNewThread(Runnable work) {
    Thread thread = new Thread(null, work, "clearfault-call-handover", 0, false);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader()); // As in the common pool.
    thread.setDaemon(true);
    thread.start();
  }

  private Thread begin() {
    // Without what the caller's thread would hand down: both could pin an application.
    Thread thread = new Thread(null, this::work, "clearfault-call-timer", 0, false);
    thread.setContextClassLoader(null);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void work() {
    try {
      Alarm due = next();
      while (due != null) {
        run(due.work);
        due = next();
      }
    } finally {
      // Also if there is no memory left to wait with: the next call then starts another thread.
      lock.lock();
      try {
        if (Thread.currentThread().equals(worker)) {
          worker = null;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable ignored) {
      // The others' deadlines hold all the same.
    }
  }

  /** Waits for what is due; null if there has been nothing to wait for. */
  private @Nullable Alarm next() {
    lock.lock();
    try {
      long idle = lingering;
      while (true) {
        Alarm first = alarms.isEmpty() ? null : alarms.first();
        long wait = first == null ? idle : first.time - System.nanoTime();
        if (wait <= 0 || (first == null && leaving)) {
          if (first == null) {
            worker = null; // Under the lock: whoever comes now starts another one.
          } else {
            alarms.remove(first);
          }
          return first;
        }
        try {
          long left = changed.awaitNanos(wait);
          idle = first == null ? left : lingering;
        } catch (InterruptedException e) {
          // Nobody has a reason to; the alarms stand.
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something to be done at a time. */
  static final class Alarm implements Comparable<Alarm> {
    private final CallTimer timer;
    private final long time;
    private final long number;
    private final Runnable work;

    private Alarm(CallTimer timer, long time, long number, Runnable work) {
      this.timer = timer;
      this.time = time;
      this.number = number;
      this.work = work;
    }

    /** Takes it back, unless it is being done or was. */
    void cancel() {
      timer.lock.lock();
      try {
        timer.alarms.remove(this);
        if (timer.leaving && timer.alarms.isEmpty()) {
          timer.changed.signal(); // The application has ended, and this was its last call.
        }
      } finally {
        timer.lock.unlock();
      }
    }

    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(time - other.time, 0); // As nanoTime wants it.
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(number);
    }
  }
}
