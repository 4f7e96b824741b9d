package dev.clearfault.internal.classify;

import java.io.IOException;

/** The response of an upstream has more bytes than the limit. */
public final class ResponseTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a response that is longer than the limit. */
  public ResponseTooLargeException(long max) {
    super("the response has more than " + max + " bytes");
  }
}
