package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/** Examines the bytes of a JSON text without a parser. */
final class JsonBytes {
  private static final byte FIRST_OF_MARK = (byte) 0xef;
  static final int MARK_LENGTH = 3;

  private JsonBytes() {}

  /** RFC 8259 section 8.1: Jackson also accepts UTF-16 and UTF-32, which have zeros early on. */
  static boolean isNotUtf8(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      if (json[i] == 0 || json[i] == (byte) 0xfe || json[i] == (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the text starts with a byte order mark. */
  static boolean startsWithMark(byte[] json) {
    return json.length >= MARK_LENGTH && json[0] == FIRST_OF_MARK;
  }

  /** Tells whether this is the first byte that is neither white space nor a byte order mark. */
  static boolean starts(byte[] json, char first) {
    int start = startsWithMark(json) ? MARK_LENGTH : 0;
    while (start < json.length && isBlank(json[start])) {
      start++;
    }
    return start < json.length && json[start] == first && !isNotUtf8(json);
  }

  static boolean isBlank(byte[] json) {
    for (byte b : json) {
      if (!isBlank(b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  static JsonFault malformed(byte[] json, @Nullable TokenStreamLocation end) {
    long offset = end == null ? 0 : end.getByteOffset();
    return malformed(json, (int) Math.max(0, Math.min(offset, json.length)));
  }

  /** Counts as an editor does: lines and characters, not bytes. */
  static JsonFault malformed(byte[] json, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      if (json[i] == '\n') {
        line++;
        column = 1;
      } else if ((json[i] & 0xc0) != 0x80) { // The first byte of a character in UTF-8.
        column++;
      }
    }
    return new JsonFault(
        Kind.MALFORMED, List.of(), null, List.of(), 0, line, column, null, false, null);
  }
}
