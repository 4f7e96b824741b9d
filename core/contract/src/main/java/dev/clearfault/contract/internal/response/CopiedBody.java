package dev.clearfault.contract.internal.response;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first bytes of an answer. Its memory is bounded, and ends with the request. */
final class CopiedBody {
  /** A longer answer is a stream; its head alone is checked. */
  private static final int MOST = 256 * 1024;

  private @Nullable ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
  private boolean hasContent;

  void write(byte[] from, int start, int length) {
    hasContent |= length > 0;
    ByteArrayOutputStream copy = bytes;
    if (copy != null) {
      if (copy.size() + (long) length > MOST) {
        bytes = null;
      } else {
        copy.write(from, start, length);
      }
    }
  }

  void write(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    write(encoded, 0, encoded.length);
  }

  /** Keeps nothing of what follows, because it is not to be read. */
  void forget() {
    bytes = null;
  }

  /** Begins anew, because the application has taken everything back. */
  void restart() {
    bytes = new ByteArrayOutputStream(0);
    hasContent = false;
  }

  /** Returns the whole answer; null if it is too long or was not kept. */
  byte @Nullable [] whole() {
    ByteArrayOutputStream copy = bytes;
    return copy == null ? hasContent ? null : new byte[0] : copy.toByteArray();
  }
}
