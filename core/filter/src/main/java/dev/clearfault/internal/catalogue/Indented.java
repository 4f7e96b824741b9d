package dev.clearfault.internal.catalogue;

/** JSON with a line for each member, for people. */
final class Indented {
  private final StringBuilder out = new StringBuilder(1024);
  private int level;

  private Indented() {}

  /**
   * Returns the same JSON in several lines, with a line break at its end.
   *
   * @param text valid JSON, with spaces and line breaks or without
   */
  static String of(String text) {
    Indented indented = new Indented();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        int end = endOfString(text, i);
        indented.out.append(text, i, end);
        i = end - 1;
      } else if (!Character.isWhitespace(c)) {
        indented.structure(c);
      }
    }
    return indented.out.append('\n').toString();
  }

  private static int endOfString(String text, int start) {
    int i = start + 1;
    while (text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private void structure(char c) {
    switch (c) {
      case '{', '[' -> {
        out.append(c);
        level++;
        line();
      }
      case '}', ']' -> close(c);
      case ',' -> {
        out.append(c);
        line();
      }
      case ':' -> out.append(": ");
      default -> out.append(c);
    }
  }

  /** Nothing between the brackets stays on one line. */
  private void close(char c) {
    level--;
    int last = out.length() - 1;
    while (Character.isWhitespace(out.charAt(last))) {
      last--;
    }
    char before = out.charAt(last);
    out.setLength(last + 1);
    if (before != '{' && before != '[') {
      line();
    }
    out.append(c);
  }

  private void line() {
    out.append('\n').append("  ".repeat(level));
  }
}
