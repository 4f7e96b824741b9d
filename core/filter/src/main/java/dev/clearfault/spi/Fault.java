package dev.clearfault.spi;

import java.util.Locale;

/** Whose fault a failure is. It is for operators and never rendered. */
public enum Fault {
  /** The client sent what cannot be served, or broke the connection. */
  CLIENT,
  /** A service that the application calls failed. */
  UPSTREAM,
  /** The application failed, or nothing proves that another one did. */
  OURS;

  private final String logName = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in logs and metrics, such as {@code upstream}. */
  public String logName() {
    return logName;
  }
}
