package dev.clearfault.internal.render;

import java.util.Locale;

/** Follows markup from its start, to know as what a browser reads the next character. */
final class HtmlPlace {
  private enum Kind {
    CONTENT,
    TAG,
    VALUE,
    RAW,
    COMMENT
  }

  private Kind kind = Kind.CONTENT;
  private char quote;

  /** The name of the last tag, in lower case; with a slash before it at an end. */
  private String tag = "";

  /** Returns whether it is the content of an element. */
  boolean isContent() {
    return kind == Kind.CONTENT;
  }

  /** Returns whether it is the value of an attribute, in quotation marks. */
  boolean isValue() {
    return kind == Kind.VALUE;
  }

  /** Goes on behind the markup. */
  void pass(String markup) {
    for (int i = 0; i < markup.length(); i++) {
      char c = markup.charAt(i);
      switch (kind) {
        case CONTENT -> content(markup, i);
        case TAG -> tag(c);
        case VALUE -> kind = c == quote ? Kind.TAG : Kind.VALUE;
        case RAW -> {
          if (c == '<' && nameAt(markup, i + 1).equals("/" + tag)) {
            startTag(markup, i);
          }
        }
        case COMMENT -> kind = c == '>' && markup.startsWith("--", i - 2) ? Kind.CONTENT : kind;
      }
    }
  }

  private void content(String markup, int i) {
    if (markup.startsWith("<!--", i)) {
      kind = Kind.COMMENT;
    } else if (markup.charAt(i) == '<' && startsTag(markup, i + 1)) {
      startTag(markup, i);
    }
  }

  /** Nobody knows what a placeholder will put behind the sign. */
  private static boolean startsTag(String markup, int i) {
    return i == markup.length()
        || isLetter(markup.charAt(i))
        || "/!?".indexOf(markup.charAt(i)) >= 0;
  }

  private void startTag(String markup, int i) {
    kind = Kind.TAG;
    tag = nameAt(markup, i + 1);
  }

  private void tag(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      kind = Kind.VALUE;
    } else if (c == '>') {
      kind = tag.equals("script") || tag.equals("style") ? Kind.RAW : Kind.CONTENT;
    }
  }

  private static String nameAt(String markup, int start) {
    int end = start;
    while (end < markup.length() && (isLetter(markup.charAt(end)) || markup.charAt(end) == '/')) {
      end++;
    }
    return markup.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
