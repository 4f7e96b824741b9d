package dev.clearfault.unchanged;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;

/** Remembers for the tests what decided the last failure, and how many failures there were. */
public final class Decided implements ProblemListener {
  private static volatile String last = "0 none";
  private static int count;

  static String last() {
    return last;
  }

  @Override
  public synchronized void occurred(Occurrence occurrence) {
    count++;
    last = count + " " + occurrence.evidence().logName();
  }
}
