package dev.clearfault.internal.calls;

import java.util.concurrent.TimeUnit;

/**
 * The deadline of a call that blocks its caller's thread. From the deadline on, the thread is
 * interrupted until the call ends, and never after that.
 *
 * <p>A thread has one interrupt flag, which does not say who set it. So this class keeps track of
 * its own interruptions in two ways.
 *
 * <ul>
 *   <li>An interruption is pending until the thread is seen without the flag, or until the call
 *       throws an {@code InterruptedException}. If one is pending when the call ends, the flag is
 *       cleared.
 *   <li>An interruption is unclaimed until the call throws an {@code InterruptedException}, however
 *       long the call cleans up before. Such an exception sets the flag again only if no own
 *       interruption can have caused it. If the call throws another exception with an interruption
 *       as a cause, an unclaimed one is pending again: most code that makes such an exception sets
 *       the flag again, maybe late.
 * </ul>
 *
 * <p>An interruption by other code is lost if it comes while an own one is pending, before the next
 * look at the flag, or in the place of an unclaimed one. The thread then shows one interruption
 * instead of two. An own interruption that is left over would be worse: it fails what the thread
 * does next.
 */
final class BlockingCall extends Deadline {
  /** Some client libraries swallow an interruption and go on, and so does a nested call. */
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  /**
   * When to look for the first time whether the own interruption was taken. Code that takes it and
   * sets the flag again at once has done that by then, so the flag is still the own one.
   */
  private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(10);

  private final Thread caller = Thread.currentThread();
  private final Runnable abort;
  private boolean ended;
  private boolean expired;
  private boolean pending;
  private int unclaimed;
  private long interruptAgain;
  private long pause = FIRST_LOOK;
  private CallTimer.Alarm alarm;

  private BlockingCall(Deadline deadline, Runnable abort) {
    super(deadline.nanosLeft(), deadline.isOfClient());
    this.abort = abort;
    alarm = CallTimer.SHARED.in(nanosLeft(), this::ring);
  }

  /**
   * Begins a call by the current thread.
   *
   * @param abort ends what an interruption does not end
   */
  static BlockingCall of(Deadline deadline, Runnable abort) {
    return new BlockingCall(deadline, abort);
  }

  @Override
  synchronized boolean interrupted() {
    return expired;
  }

  @Override
  synchronized void tookInterruption() {
    if (unclaimed == 0) {
      pending = false;
      caller.interrupt();
      return;
    }
    // If the flag is still set, a later own interruption has set it. If there was only one own
    // interruption, other code has set it.
    pending = unclaimed > 1 && caller.isInterrupted();
    unclaimed = 0;
  }

  @Override
  synchronized void sawInterruption() {
    pending |= unclaimed > 0;
  }

  /** Ends the call, once, and clears an interrupt flag that this deadline has set. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      alarm.cancel();
      if (pending) {
        boolean ignored = Thread.interrupted();
      }
    }
  }

  private synchronized void ring() {
    if (!ended) {
      look(System.nanoTime());
      alarm = CallTimer.SHARED.in(pause, this::ring);
      abort.run(); // After all else: what it throws is lost in the timer.
    }
  }

  /**
   * Interrupts the thread if it is time. The lock is that of the end, so that the interruption
   * never hits what the thread does next.
   */
  synchronized void look(long now) {
    boolean first = !expired;
    expired = true;
    pause = Math.min(2 * pause, AGAIN);
    if (caller.isInterrupted()) {
      return; // The own interruption is still there, or one by other code, which has to stay.
    }
    pending = false;
    if (first || now - interruptAgain >= 0) {
      pending = true;
      unclaimed++;
      interruptAgain = now + AGAIN;
      pause = FIRST_LOOK;
      caller.interrupt();
    } else {
      pause = Math.min(pause, interruptAgain - now);
    }
  }
}
