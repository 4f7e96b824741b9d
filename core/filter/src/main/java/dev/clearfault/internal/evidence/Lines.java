package dev.clearfault.internal.evidence;

/**
 * The line and the column of a character, both from 1. Libraries count columns in three ways.
 *
 * @param line the line
 * @param column the character of the line, as an editor counts
 * @param units the same, where some characters count twice as in a {@code String}
 * @param bytes the same, counted in bytes of UTF-8
 */
record Lines(int line, int column, int units, int bytes) {

  static Lines of(String text, int offset) {
    int line = 1;
    int column = 1;
    int units = 1;
    int bytes = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        column = 1;
        units = 1;
        bytes = 1;
      } else {
        column += Character.isLowSurrogate(c) ? 0 : 1;
        units++;
        bytes += bytesOf(c);
      }
    }
    return new Lines(line, column, units, bytes);
  }

  private static int bytesOf(char c) {
    if (Character.isSurrogate(c)) {
      return 2; // Two of them are four bytes.
    }
    return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }

  /** Returns whether a column lies between this and the end of the line's word, in any count. */
  boolean isNear(int told, int word, int near) {
    return isIn(told, column - near, column + word + near)
        || isIn(told, units - near, units + word + near)
        || isIn(told, bytes - near, bytes + word + near);
  }

  private static boolean isIn(int told, int from, int to) {
    return told >= from && told <= to;
  }
}
