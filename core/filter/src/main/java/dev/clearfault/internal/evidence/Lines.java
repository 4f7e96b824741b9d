package dev.clearfault.internal.evidence;

/**
 * The line and the column of a character, both from 1, as an editor counts them.
 *
 * @param line the line
 * @param column the character of the line
 */
record Lines(int line, int column) {

  static Lines of(String text, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return new Lines(line, column);
  }
}
