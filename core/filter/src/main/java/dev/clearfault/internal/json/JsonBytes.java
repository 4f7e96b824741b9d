package dev.clearfault.internal.json;

/** What the bytes of a JSON text show before a parser has read them. */
final class JsonBytes {
  private static final byte FIRST_OF_MARK = (byte) 0xef;
  private static final int MARK_LENGTH = 3;

  private JsonBytes() {}

  /** RFC 8259 section 8.1; Jackson would also take UTF-16 and UTF-32, which have zeros early on. */
  static boolean isNotUtf8(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      if (json[i] == 0 || json[i] == (byte) 0xfe || json[i] == (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the first byte that is neither white space nor a byte order mark is a brace. */
  static boolean startsObject(byte[] json) {
    int start = json.length >= MARK_LENGTH && json[0] == FIRST_OF_MARK ? MARK_LENGTH : 0;
    while (start < json.length && isBlank(json[start])) {
      start++;
    }
    return start < json.length && json[start] == '{' && !isNotUtf8(json);
  }

  /** Tells whether there is nothing but white space. */
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
}
