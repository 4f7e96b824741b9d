package dev.clearfault.internal.calls;

import java.io.IOException;

/**
 * The cause of a failure that no attempt has counted yet: an answer with an unexpected status.
 * Calls may be nested, and each failure counts once. So the attempt that counts it replaces this
 * cause.
 */
final class UncountedAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  UncountedAnswer(String message) {
    super(message);
  }

  /** Returns the cause of a failure that was counted. */
  IOException counted() {
    IOException plain = new IOException(getMessage());
    plain.setStackTrace(getStackTrace());
    return plain;
  }
}
