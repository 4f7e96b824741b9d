package dev.clearfault.upstream;

import java.util.concurrent.TimeUnit;

/**
 * A call that blocks its caller's thread until a deadline: from then on the thread is interrupted
 * until the call has ended, and not once after that.
 */
final class BlockingCall implements Deadline {
  /** Some clients swallow an interruption and go on, and so does a call inside of the call. */
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  private final Thread caller = Thread.currentThread();
  private final long end;
  private final boolean callers;
  private boolean ended;
  private boolean expired;
  private boolean flagIsOurs;
  private CallTimer.Alarm alarm;

  private BlockingCall(Allowance allowance) {
    callers = allowance.callers();
    end = System.nanoTime() + allowance.nanos();
    alarm = CallTimer.SHARED.in(allowance.nanos(), this::interrupt);
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

  /** Ends the call, once: if the thread was interrupted for its sake, it is no longer. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      alarm.cancel();
      if (flagIsOurs) {
        boolean ignored = Thread.interrupted();
      }
    }
  }

  /** Under the same lock as the end, so that it can never hit what the thread does next. */
  private synchronized void interrupt() {
    if (!ended) {
      expired = true;
      if (!caller.isInterrupted()) { // Else it is somebody else's flag, which has to stay.
        flagIsOurs = true;
        caller.interrupt();
      }
      alarm = CallTimer.SHARED.in(AGAIN, this::interrupt);
    }
  }
}
