package dev.clearfault.upstream;

import java.io.IOException;

/** An upstream's response has more bytes than are taken. */
final class ResponseTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  ResponseTooLargeException(int max) {
    super("the response has more than " + max + " bytes");
  }
}
