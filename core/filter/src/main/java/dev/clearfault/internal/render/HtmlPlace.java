package dev.clearfault.internal.render;

import java.util.Set;

/**
 * Follows markup from its start, to know as what a browser reads the next character. It goes the
 * way of the tokenizer of the HTML standard (section 13.2.5), as far as an author writes pages.
 */
final class HtmlPlace {
  private enum Kind {
    CONTENT,
    /** The name of a tag, from its sign on. */
    TAG,
    BEFORE_NAME,
    NAME,
    AFTER_NAME,
    BEFORE_VALUE,
    BARE_VALUE,
    VALUE,
    /** Text to the end tag, in which other tags are text, too. */
    TEXT,
    RAW,
    COMMENT,
    /** A declaration, or what browsers take for a comment. */
    DECLARATION,
    /** Whether a browser reads what follows as content depends on more than the tokens. */
    UNKNOWN
  }

  private static final Set<String> RAW =
      Set.of("script", "style", "xmp", "iframe", "noembed", "noframes");

  private static final Set<String> TEXT = Set.of("title", "textarea");

  private static final Set<String> FOREIGN = Set.of("svg", "math");

  /** Their values are no code, and no style sheet. */
  private static final Set<String> PLAIN =
      Set.of("lang", "xml:lang", "class", "id", "title", "content", "href", "src", "alt", "value");

  private Kind kind = Kind.CONTENT;
  private char quote;

  /** The name of the last tag, in lower case; with a slash before it at an end. */
  private String tag = "";

  /** The name of the last attribute, in lower case. */
  private String attribute = "";

  /** How many elements are open in which a browser reads a script as it reads other elements. */
  private int foreign;

  private boolean noscript;

  /** Returns whether it is the content of an element. */
  boolean isContent() {
    return kind == Kind.CONTENT || kind == Kind.TEXT;
  }

  /** Returns whether it is the value, in quotation marks, of an attribute that is no code. */
  boolean isPlainValue() {
    return kind == Kind.VALUE
        && (PLAIN.contains(attribute)
            || attribute.startsWith("data-")
            || attribute.startsWith("aria-"));
  }

  /** Goes on behind the markup. */
  void pass(String markup) {
    for (int i = 0; i < markup.length(); i++) {
      char c = markup.charAt(i);
      if (noscript && kind != Kind.CONTENT && is(markup, i, "</noscript")) {
        // With scripts, it ends here. Without, it goes on.
        kind = Kind.UNKNOWN;
      }
      switch (kind) {
        case CONTENT -> content(markup, i);
        case TEXT, RAW -> text(markup, i);
        case COMMENT -> comment(markup, i);
        case DECLARATION -> kind = c == '>' ? Kind.CONTENT : kind;
        case UNKNOWN -> {}
        default -> tag(markup, i, c);
      }
    }
  }

  /** Nobody knows what a placeholder will put behind the sign. */
  private void content(String markup, int i) {
    if (markup.charAt(i) != '<') {
      return;
    }
    int name = markup.startsWith("</", i) ? i + 2 : i + 1;
    if (is(markup, i, "<!--")) {
      kind = Kind.COMMENT;
    } else if (is(markup, i, "<![cdata[")) {
      kind = Kind.UNKNOWN;
    } else if (name == markup.length() || isLetter(markup.charAt(name))) {
      kind = Kind.TAG;
      tag = "";
    } else if (name == i + 2 || "!?".indexOf(markup.charAt(name)) >= 0) {
      kind = Kind.DECLARATION;
    }
  }

  private void text(String markup, int i) {
    if (markup.charAt(i) != '<') {
      return;
    }
    String end = "</" + tag;
    int behind = i + end.length();
    if (is(markup, i, end) && (behind >= markup.length() || isEndOfName(markup.charAt(behind)))) {
      kind = Kind.TAG;
      tag = "";
    } else if (behind > markup.length() && is(end, 0, markup.substring(i))) {
      // A text behind it could make it the end tag.
      kind = Kind.UNKNOWN;
    } else if (foreign > 0 || (tag.equals("script") && markup.startsWith("<!--", i))) {
      kind = Kind.UNKNOWN;
    }
  }

  private void comment(String markup, int i) {
    boolean ends = markup.startsWith("--", i - 2) || markup.startsWith("--!", i - 3);
    kind = markup.charAt(i) == '>' && ends ? Kind.CONTENT : kind;
  }

  private void tag(String markup, int i, char c) {
    switch (kind) {
      case TAG -> {
        if (!isEndOfName(c) || (c == '/' && tag.isEmpty())) {
          tag += Character.toLowerCase(c);
        } else {
          endOfName(markup, i, c);
        }
      }
      case VALUE -> kind = c == quote ? Kind.BEFORE_NAME : kind;
      case BEFORE_VALUE -> beforeValue(markup, i, c);
      case BARE_VALUE -> endOfValue(markup, i, c);
      case NAME -> {
        if (c == '=') {
          kind = Kind.BEFORE_VALUE;
        } else if (isEndOfName(c)) {
          endOfName(markup, i, c);
        } else {
          attribute += Character.toLowerCase(c);
        }
      }
      default -> between(markup, i, c);
    }
  }

  private void between(String markup, int i, char c) {
    if (kind == Kind.AFTER_NAME && c == '=') {
      kind = Kind.BEFORE_VALUE;
    } else if (isEndOfName(c)) {
      endOfName(markup, i, c);
    } else {
      kind = Kind.NAME;
      attribute = String.valueOf(Character.toLowerCase(c));
    }
  }

  private void beforeValue(String markup, int i, char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      kind = Kind.VALUE;
    } else if (c == '>') {
      endTag(markup, i);
    } else if (!isSpace(c)) {
      kind = Kind.BARE_VALUE;
    }
  }

  private void endOfValue(String markup, int i, char c) {
    if (c == '>') {
      endTag(markup, i);
    } else if (isSpace(c)) {
      kind = Kind.BEFORE_NAME;
    }
  }

  private void endOfName(String markup, int i, char c) {
    if (c == '>') {
      endTag(markup, i);
    } else if (c == '/') {
      kind = Kind.BEFORE_NAME;
    } else {
      kind = kind == Kind.NAME || kind == Kind.AFTER_NAME ? Kind.AFTER_NAME : Kind.BEFORE_NAME;
    }
  }

  private void endTag(String markup, int i) {
    boolean closes = kind == Kind.BEFORE_NAME && markup.startsWith("/", i - 1);
    if (FOREIGN.contains(tag)) {
      foreign += closes ? 0 : 1;
    } else if (tag.startsWith("/") && FOREIGN.contains(tag.substring(1))) {
      foreign = Math.max(0, foreign - 1);
    } else if (tag.equals("noscript") || tag.equals("/noscript")) {
      noscript = tag.equals("noscript");
    }
    if (RAW.contains(tag)) {
      kind = Kind.RAW;
    } else if (TEXT.contains(tag)) {
      kind = Kind.TEXT;
    } else {
      kind = tag.equals("plaintext") ? Kind.UNKNOWN : Kind.CONTENT;
    }
  }

  private static boolean is(String markup, int i, String expected) {
    return markup.regionMatches(true, i, expected, 0, expected.length());
  }

  private static boolean isEndOfName(char c) {
    return c == '/' || c == '>' || isSpace(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
