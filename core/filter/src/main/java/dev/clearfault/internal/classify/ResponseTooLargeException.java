package dev.clearfault.internal.classify;

import java.io.IOException;

/** An upstream's response has more bytes than are taken. */
public final class ResponseTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a response that is longer than the limit. */
  public ResponseTooLargeException(int max) {
    super("the response has more than " + max + " bytes");
  }
}
