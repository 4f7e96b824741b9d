package dev.clearfault.upstream;

/** When a call has to be over, its repetitions included. */
interface Deadline {

  /** Returns how much time is left; zero or less if there is none. */
  long nanosLeft();

  /** Tells whether the caller's thread was interrupted because there is none. */
  boolean interrupted();

  /** Returns a deadline that interrupts nobody, for calls that keep to it by themselves. */
  static Deadline in(long nanos) {
    long end = System.nanoTime() + nanos;
    return new Deadline() {
      @Override
      public long nanosLeft() {
        return end - System.nanoTime();
      }

      @Override
      public boolean interrupted() {
        return false;
      }
    };
  }
}
