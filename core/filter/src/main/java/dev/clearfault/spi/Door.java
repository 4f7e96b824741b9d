package dev.clearfault.spi;

import java.util.Locale;

/** The ways in which a failure can leave an application. */
public enum Door {
  /** An exception came through the filter chain. */
  THROWN,
  /** {@code sendError} was called. */
  SEND_ERROR,
  /** Asynchronous processing failed or took too long. */
  ASYNC,
  /** The container dispatched to the error page of this library. */
  ERROR_DISPATCH,
  /** None: the failure was only reported, and the request went on; the client knows nothing. */
  REPORT;

  private final String logName = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in logs, such as {@code send_error}. */
  public String logName() {
    return logName;
  }
}
