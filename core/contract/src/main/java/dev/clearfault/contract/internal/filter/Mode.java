package dev.clearfault.contract.internal.filter;

import java.util.Locale;

/** What happens to a request that does not fit the contract. */
public enum Mode {
  /** It is refused. */
  ENFORCE,
  /** It is counted and logged, and passes. */
  REPORT,
  /** It is not checked. */
  OFF;

  /** Returns the word of the options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
