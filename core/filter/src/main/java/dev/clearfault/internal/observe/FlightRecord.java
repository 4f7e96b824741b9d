package dev.clearfault.internal.observe;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.UpstreamAttempt;

/**
 * Records each problem and each attempt to call an upstream for JDK Flight Recorder. Without a
 * recording, or on a Java without Flight Recorder, it does nothing. Thread-safe.
 */
public final class FlightRecord {
  private static final boolean PRESENT = isPresent();

  private FlightRecord() {}

  private static boolean isPresent() {
    try {
      Class.forName("jdk.jfr.Event", false, FlightRecord.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  /** Records a problem. */
  public static void problem(Occurrence occurrence) {
    if (PRESENT) {
      FlightEvents.problem(occurrence);
    }
  }

  /** Returns whether attempts are recorded at this moment. Never fails. */
  public static boolean takesAttempts() {
    try {
      return PRESENT && FlightEvents.takesAttempts();
    } catch (Throwable broken) {
      return false;
    }
  }

  /** Records an attempt. Never fails: the recording is an extra, and the call has its outcome. */
  public static void attempt(UpstreamAttempt attempt) {
    try {
      if (PRESENT) {
        FlightEvents.attempt(attempt);
      }
    } catch (Throwable broken) {
      // For example without memory for the buffer of the thread.
    }
  }
}
