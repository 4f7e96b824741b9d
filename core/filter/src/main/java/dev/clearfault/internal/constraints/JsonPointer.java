package dev.clearfault.internal.constraints;

import java.nio.charset.StandardCharsets;

/** Writes segments of JSON pointers in their URI fragment form (RFC 6901 sections 3 and 6). */
final class JsonPointer {
  /**
   * The characters that a fragment may contain beside letters and digits (RFC 3986 section 3.5).
   */
  private static final String UNESCAPED = "-._~!$&'()*+,;=:@?";

  private static final String HEX = "0123456789ABCDEF";

  private JsonPointer() {}

  /** Returns a segment of a pointer that is no URI fragment. */
  static String plain(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static String segment(String name) {
    return isPlain(name) ? name : escaped(name);
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isLetterOrDigit(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String name) {
    String escaped = plain(name);
    StringBuilder segment = new StringBuilder(escaped.length());
    for (byte b : escaped.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0) {
        segment.append(c);
      } else {
        segment.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return segment.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
