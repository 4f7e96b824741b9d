package dev.clearfault.internal.calls;

/** The time at which a call has to end, its repetitions included. */
class Deadline {
  private final long end;
  private final boolean isOfClient;

  /**
   * Sets a deadline that interrupts no thread.
   *
   * @param nanos how many nanoseconds are left from now on
   * @param isOfClient whether the client of the inbound request set the deadline. A call that is
   *     late for it says nothing about the upstream
   */
  Deadline(long nanos, boolean isOfClient) {
    end = System.nanoTime() + nanos;
    this.isOfClient = isOfClient;
  }

  /** Returns how many nanoseconds are left; zero or less after the deadline. */
  final long nanosLeft() {
    return end - System.nanoTime();
  }

  /** Returns whether the client of the inbound request set this deadline. */
  final boolean isOfClient() {
    return isOfClient;
  }

  /** Returns whether this deadline has interrupted the caller's thread. */
  boolean interrupted() {
    return false;
  }

  /**
   * Records, on the caller's thread, that the call threw an {@code InterruptedException}, which
   * clears the interrupt flag. Sets the flag again unless this deadline has interrupted the thread.
   */
  void tookInterruption() {
    Thread.currentThread().interrupt();
  }

  /**
   * Records, on the caller's thread, that an interruption caused the exception of the call, such as
   * an {@code IOException} around an {@code InterruptedException}. The code that made this
   * exception may have set the interrupt flag again.
   */
  void sawInterruption() {}
}
