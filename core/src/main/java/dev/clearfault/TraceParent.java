package dev.clearfault;

import org.jspecify.annotations.Nullable;

/** Reads a {@code traceparent} header as W3C Trace Context level 1 section 3.2 defines it. */
final class TraceParent {
  private static final int LENGTH = 55;

  private TraceParent() {}

  /** Returns the trace id of a valid header; null otherwise, for it is what a client sent. */
  static @Nullable String traceId(@Nullable String header) {
    if (header == null || header.length() < LENGTH || !hasShape(header)) {
      return null;
    }
    String traceId = header.substring(3, 35);
    boolean valid =
        !header.startsWith("ff") && !isZero(traceId) && !isZero(header.substring(36, 52));
    // A later version may append fields; version 00 has none.
    boolean rightLength =
        header.length() == LENGTH || (!header.startsWith("00") && header.charAt(LENGTH) == '-');
    return valid && rightLength ? traceId : null;
  }

  private static boolean hasShape(String header) {
    for (int i = 0; i < LENGTH; i++) {
      char c = header.charAt(i);
      boolean hyphen = i == 2 || i == 35 || i == 52;
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (hyphen ? c != '-' : !hex) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String hex) {
    return hex.chars().allMatch(c -> c == '0');
  }
}
