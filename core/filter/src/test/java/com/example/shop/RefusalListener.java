package com.example.shop;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;

/** Writes down who was refused, for an audit. */
public final class RefusalListener implements ProblemListener {
  private static final System.Logger AUDIT = System.getLogger("audit");

  @Override
  public void occurred(Occurrence occurrence) {
    int status = occurrence.document().status();
    if (status == 401 || status == 403) {
      AUDIT.log(
          System.Logger.Level.WARNING,
          "refused {0} at {1}: {2}",
          status,
          occurrence.request().route(),
          occurrence.document().instance());
    }
  }
}
