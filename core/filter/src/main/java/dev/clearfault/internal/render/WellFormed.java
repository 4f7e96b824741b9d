package dev.clearfault.internal.render;

/** Repairs texts that UTF-8 cannot express. */
final class WellFormed {
  private WellFormed() {}

  /**
   * Returns the text with U+FFFD in place of each half of a surrogate pair, which has no
   * predictable meaning (RFC 8259 section 8.2).
   */
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return replaceHalves(text);
        }
        i++;
      }
    }
    return text;
  }

  /** Tells whether a character ends a line, or changes the direction of the text behind it. */
  static boolean breaksLine(char c) {
    return (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  private static String replaceHalves(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
