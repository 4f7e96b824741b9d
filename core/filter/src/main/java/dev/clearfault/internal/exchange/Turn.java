package dev.clearfault.internal.exchange;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to use the container's response: the application's, until its time ends or a
 * failure is answered. A worker of an asynchronous request may come too late at any moment, and the
 * container may have given the same response to the next client by then.
 *
 * <p>Thread-safe.
 */
public final class Turn {
  /** OPEN and ENDED alternate; each other phase follows the one before it, and none goes back. */
  private enum Phase {
    /** The application answers. */
    OPEN,
    /** The application is done; the container may have given its objects to another client. */
    ENDED,
    /** A thread answers a failure. */
    ANSWERING,
    /** A thread breaks off the response, because it had begun before the failure. */
    BREAKING_OFF,
    ANSWERED,
    BROKEN_OFF
  }

  /** A call of the container's response. */
  interface Call<X extends Exception> {
    void run() throws X;
  }

  private static final AtomicReferenceFieldUpdater<Turn, Phase> PHASE =
      AtomicReferenceFieldUpdater.newUpdater(Turn.class, Phase.class, "phase");

  /**
   * How long an answer waits for a call that is under way. A client that does not read may hold a
   * write for as long as the write timeout of the server.
   */
  private static final int MAX_WAIT_SECONDS = 2;

  /** One unit of {@link #began} is this power of two, in nanoseconds: 66 microseconds. */
  private static final int UNIT = 16;

  /** As an int for the sake of memory, since every request has one; it is right for three days. */
  private final int began = now();

  private volatile Phase phase = Phase.OPEN;

  /** The thread inside the filter chain; null if none is. */
  private volatile @Nullable Thread passing;

  /** An answer that waits for the end of the pass; null if none waits. */
  private Doors.@Nullable Waiting waiting;

  /** Read by the calls that are under way; null as long as there is one thread only. */
  private volatile @Nullable ReentrantReadWriteLock calls;

  private static int now() {
    return (int) (System.nanoTime() >> UNIT);
  }

  /** Returns the time since the first dispatch has begun. */
  Duration age() {
    return Duration.ofNanos(Integer.toUnsignedLong(now() - began) << UNIT);
  }

  /** Marks that other threads may use the response from now on. */
  void share() {
    if (calls == null) {
      calls = new ReentrantReadWriteLock();
    }
  }

  /** Marks whether a thread is inside the filter chain. */
  void inPass(boolean inside) {
    passing = inside ? Thread.currentThread() : null;
    if (inside) {
      reopen();
    }
  }

  /** Returns whether a thread is inside the filter chain. */
  public boolean inPass() {
    return passing != null;
  }

  /** Lets an answer to come wait for the end of the pass, if this thread ends it. */
  public void waitWith(Doors.Waiting answer) {
    if (endsPass()) {
      waiting = answer;
    }
  }

  /** Returns the answer of this thread that waits for the end of the pass; null for none. */
  public Doors.@Nullable Waiting waiting() {
    return endsPass() ? waiting : null;
  }

  /** Any thread may stand for the one that passes, as long as no other one may take part. */
  private boolean endsPass() {
    Thread current = passing;
    return current != null && (calls == null || current == Thread.currentThread());
  }

  /** Returns whether other threads may use the response. */
  public boolean isShared() {
    return calls != null;
  }

  /** Ends the waiting; returns what has waited, or null. */
  public Doors.@Nullable Waiting stopWaiting() {
    Doors.Waiting answer = waiting;
    waiting = null;
    return answer;
  }

  /** Returns whether the application may add to the head of an answer. */
  boolean headIsOpen() {
    return calls == null && waiting() != null && isSettled();
  }

  boolean isOpen() {
    return phase == Phase.OPEN;
  }

  boolean hasEnded() {
    return phase == Phase.ENDED;
  }

  /** Ends the time of the application, unless a thread is inside the filter chain. */
  void end() {
    if (passing == null) {
      PHASE.compareAndSet(this, Phase.OPEN, Phase.ENDED);
    }
  }

  /** Gives the application time again. */
  void reopen() {
    PHASE.compareAndSet(this, Phase.ENDED, Phase.OPEN);
  }

  /**
   * Takes the turn, for a thread that knows that the response is still the same client's; true for
   * exactly one caller.
   */
  public boolean claim() {
    return claimIfOpen() || PHASE.compareAndSet(this, Phase.ENDED, Phase.ANSWERING);
  }

  /** Takes the turn from the application; true for at most one caller, and never after the end. */
  public boolean claimIfOpen() {
    if (!PHASE.compareAndSet(this, Phase.OPEN, Phase.ANSWERING)) {
      return false;
    }
    awaitCalls();
    return true;
  }

  /** Returns whether a failure has an answer, or a thread is about to give it one. */
  public boolean answered() {
    return phase.compareTo(Phase.ANSWERING) >= 0;
  }

  void breakOff() {
    PHASE.compareAndSet(this, Phase.ANSWERING, Phase.BREAKING_OFF);
  }

  boolean isBrokenOff() {
    Phase now = phase;
    return now == Phase.BREAKING_OFF || now == Phase.BROKEN_OFF;
  }

  /** Marks the end of the answer; for the thread that has claimed it. */
  public void settle() {
    if (!PHASE.compareAndSet(this, Phase.ANSWERING, Phase.ANSWERED)) {
      PHASE.compareAndSet(this, Phase.BREAKING_OFF, Phase.BROKEN_OFF);
    }
  }

  /** Returns whether the answer to a failure is complete. */
  public boolean isSettled() {
    return phase.compareTo(Phase.ANSWERED) >= 0;
  }

  /**
   * Begins a call of the response for the application; {@link #leave} ends it.
   *
   * @return false if the call must not be made
   */
  @SuppressWarnings("LockNotBeforeTry") // A try block in each caller ends with leave.
  boolean enter() {
    ReentrantReadWriteLock current = calls;
    if (current == null || !isOpen()) {
      return isOpen();
    }
    current.readLock().lock();
    if (isOpen()) {
      return true;
    }
    current.readLock().unlock();
    return false;
  }

  /** Ends a call that {@link #enter} allowed. */
  void leave() {
    ReentrantReadWriteLock current = calls;
    if (current != null && current.getReadHoldCount() > 0) {
      current.readLock().unlock();
    }
  }

  /** Makes a call of the response for the application, if it is the application's turn. */
  <X extends Exception> void call(Call<X> call) throws X {
    if (enter()) {
      try {
        call.run();
      } finally {
        leave();
      }
    }
  }

  /** Waits for the calls that are under way in other threads. */
  void awaitCalls() {
    ReentrantReadWriteLock current = calls;
    if (current == null || current.getReadHoldCount() > 0) {
      return; // The container reports a failure inside of a call; the call cannot end before.
    }
    try {
      if (current.writeLock().tryLock(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        current.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
