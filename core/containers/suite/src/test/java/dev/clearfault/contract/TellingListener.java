package dev.clearfault.contract;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;

/**
 * Writes a line about each occurrence on the standard error stream. It is put into applications
 * that have no listener of their own.
 */
public final class TellingListener implements ProblemListener {
  static final String BEGIN = "OCCURRED ";

  @Override
  public void occurred(Occurrence occurrence) {
    System.err.println(
        BEGIN
            + String.join(
                " ",
                occurrence.document().instance().toString(),
                occurrence.document().code(),
                "because=" + occurrence.evidence().logName(),
                "delivered=" + occurrence.delivered(),
                occurrence.request().method(),
                occurrence.request().path()));
  }
}
