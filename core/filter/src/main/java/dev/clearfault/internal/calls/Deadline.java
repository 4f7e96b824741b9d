package dev.clearfault.internal.calls;

/** The time at which a call has to end, its repetitions included. */
class Deadline {
  private final long end;
  private final boolean callers;

  /**
   * Sets a deadline that interrupts no thread.
   *
   * @param nanos how many nanoseconds are left from now on
   * @param callers whether the client of the inbound request stops waiting then: a call that is
   *     late for it says nothing about the upstream
   */
  Deadline(long nanos, boolean callers) {
    end = System.nanoTime() + nanos;
    this.callers = callers;
  }

  /** Returns how much time is left; zero or less if there is none. */
  final long nanosLeft() {
    return end - System.nanoTime();
  }

  /** Returns whether the client of the inbound request set this deadline. */
  final boolean callers() {
    return callers;
  }

  /** Returns whether this deadline has interrupted the caller's thread. */
  boolean interrupted() {
    return false;
  }

  /**
   * Notes, on the caller's thread, that the call threw an {@code InterruptedException}, which
   * cleared the interrupt flag. Sets the flag again unless this deadline has interrupted the
   * thread.
   */
  void tookInterruption() {
    Thread.currentThread().interrupt();
  }

  /**
   * Notes, on the caller's thread, that the call threw what an interruption caused, such as an
   * {@code IOException} around an {@code InterruptedException}. The code that made such an
   * exception may have set the interrupt flag again.
   */
  void sawInterruption() {}
}
