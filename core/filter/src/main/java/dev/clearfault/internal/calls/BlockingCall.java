package dev.clearfault.internal.calls;

import java.util.concurrent.TimeUnit;

/**
 * A call that blocks its caller's thread until a deadline: from then on the thread is interrupted
 * until the call has ended, and not once after that.
 *
 * <p>A thread has one interrupt flag, which does not say who has set it. So this class keeps track
 * of its own interruption in two ways. It is pending from when it is sent until the thread is seen
 * without the flag, or until the call throws an {@code InterruptedException}: when the call ends, a
 * flag is cleared only if the own interruption may still be pending. And it is unclaimed until the
 * call throws an {@code InterruptedException}, however long the call cleans up before that: one
 * that is thrown sets the flag again only if there is no own interruption that it may stand for.
 *
 * <p>An interruption by other code is therefore kept if it comes before the deadline, or if it is
 * still in the flag when the own one is known to have been taken. It is lost if it comes while the
 * own one is pending or before the next look at the flag, or if it is thrown before the own one
 * was: the thread then shows one interruption where there were two. An own one that is left over
 * would be worse, as it fails what the thread does next.
 */
final class BlockingCall implements Deadline {
  /** Some clients swallow an interruption and go on, and so does a call inside of the call. */
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  /**
   * When to look for the first time whether the own interruption was taken. Code that takes it and
   * sets the flag again at once has done so by then: that flag is still the own one.
   */
  private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(10);

  private final Thread caller = Thread.currentThread();
  private final long end;
  private final boolean callers;
  private boolean ended;
  private boolean expired;
  private boolean pending;
  private int unclaimed;
  private long interruptAgain;
  private long pause = FIRST_LOOK;
  private CallTimer.Alarm alarm;

  private BlockingCall(Allowance allowance) {
    callers = allowance.callers();
    end = System.nanoTime() + allowance.nanos();
    alarm = CallTimer.SHARED.in(allowance.nanos(), this::ring);
  }

  /** Begins a call by the current thread. */
  static BlockingCall of(Allowance allowance) {
    return new BlockingCall(allowance);
  }

  @Override
  public long nanosLeft() {
    return end - System.nanoTime();
  }

  @Override
  public synchronized boolean interrupted() {
    return expired;
  }

  @Override
  public boolean callers() {
    return callers;
  }

  @Override
  public synchronized void tookInterruption() {
    if (unclaimed == 0) {
      pending = false;
      caller.interrupt();
      return;
    }
    // If the flag is set all the same, it is of an own interruption that was sent since then, or,
    // if there was only one, other code has interrupted, too.
    pending = unclaimed > 1 && caller.isInterrupted();
    unclaimed = 0;
  }

  /** Ends the call, once: if the thread was interrupted for its sake, it is no longer. */
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
    }
  }

  /**
   * Interrupts the thread if it is time to, under the same lock as the end, so that this can never
   * hit what the thread does next.
   */
  synchronized void look(long now) {
    boolean first = !expired;
    expired = true;
    pause = Math.min(2 * pause, AGAIN);
    if (caller.isInterrupted()) {
      return; // It is still the own interruption, or somebody else's, which has to stay.
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
