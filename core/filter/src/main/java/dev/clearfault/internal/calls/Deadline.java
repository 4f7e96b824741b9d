package dev.clearfault.internal.calls;

/** When a call has to be over, its repetitions included. */
interface Deadline {

  /** Returns how much time is left; zero or less if there is none. */
  long nanosLeft();

  /** Tells whether the caller's thread was interrupted because there is none. */
  boolean interrupted();

  /**
   * Is told, on the caller's thread and at once, that the call threw an {@code
   * InterruptedException}: whoever threw it has cleared the interrupt flag. The flag is set again
   * unless the deadline itself has interrupted.
   */
  void tookInterruption();

  /** Tells whether it is our own client who waits no longer. */
  boolean callers();

  /** Returns a deadline that interrupts nobody, for calls that keep to it by themselves. */
  static Deadline in(Allowance allowance) {
    long end = System.nanoTime() + allowance.nanos();
    return new Deadline() {
      @Override
      public long nanosLeft() {
        return end - System.nanoTime();
      }

      @Override
      public boolean interrupted() {
        return false;
      }

      @Override
      public void tookInterruption() {
        Thread.currentThread().interrupt();
      }

      @Override
      public boolean callers() {
        return allowance.callers();
      }
    };
  }
}
