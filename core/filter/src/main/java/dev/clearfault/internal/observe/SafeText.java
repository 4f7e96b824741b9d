package dev.clearfault.internal.observe;

/**
 * Makes text from outside safe for one line of a log. Characters that could forge a line (CWE-117)
 * or hide a part of it are escaped, and a long text is cut.
 */
final class SafeText {
  private static final String HEX = "0123456789abcdef";
  private static final String CUT = "...";

  /** Scripts and emoji need both joiners inside of words. */
  private static final int NON_JOINER = 0x200c;

  private static final int JOINER = 0x200d;

  private SafeText() {}

  /**
   * Returns the text with line breaks, control characters and format characters escaped as in Java.
   *
   * @param max how many characters to return at most; three dots follow if the text is cut
   */
  static String of(String text, int max) {
    if (isSafe(text, max)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(Math.min(text.length(), max) + CUT.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int before = safe.length();
      append(safe, c);
      if (safe.length() > max) {
        safe.setLength(before);
        return safe.append(CUT).toString();
      }
      i += Character.charCount(c);
    }
    return safe.toString();
  }

  /** Returns whether the text needs neither escapes nor a cut. */
  static boolean isSafe(String text, int max) {
    if (text.length() > max) {
      return false;
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isSafe(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /** Returns a safe text with its spaces escaped, too: one word for a tool that reads the line. */
  static String word(String safe) {
    if (safe.chars().noneMatch(Character::isSpaceChar)) {
      return safe;
    }
    StringBuilder word = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      if (Character.isSpaceChar(c)) {
        escape(word, c);
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  private static boolean isSafe(int c) {
    if (c >= ' ' && c <= '~') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      // Some of these change the direction of the text.
      case Character.FORMAT -> c == NON_JOINER || c == JOINER;
      default -> true;
    };
  }

  private static void append(StringBuilder safe, int c) {
    if (isSafe(c)) {
      safe.appendCodePoint(c);
    } else if (Character.isSupplementaryCodePoint(c)) {
      escape(safe, Character.highSurrogate(c));
      escape(safe, Character.lowSurrogate(c));
    } else {
      escape(safe, c);
    }
  }

  private static void escape(StringBuilder safe, int c) {
    safe.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      safe.append(HEX.charAt((c >> shift) & 0xf));
    }
  }
}
