package dev.clearfault.contract.internal.schema;

import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Writes a regular expression of ECMA-262 (with the flag {@code u}, as JSON Schema wants it) in the
 * syntax of Java, where the two differ.
 */
final class EcmaSyntax {
  private static final String SPACES =
      "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

  private static final String LINE_ENDS = "\\n\\r\\u2028\\u2029";

  /** Escapes with another meaning in Java, outside of brackets. */
  private static final Map<Character, String> ESCAPES =
      Map.of(
          's', "[" + SPACES + "]",
          'S', "[^" + SPACES + "]",
          'v', "\\x0B",
          'b', "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))",
          'B', "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))");

  private static final Map<Character, String> ESCAPES_IN_BRACKETS =
      Map.of('s', SPACES, 'v', "\\x0B", 'b', "\\x08", 'B', "B");

  /** Letters after a backslash that ECMA-262 knows; Java knows others, too. */
  private static final String KNOWN = "dDwWsSbBtnvfrcxukpP";

  private static final String DIGITS = "0123456789";

  private final String expression;
  private final StringBuilder java = new StringBuilder();
  private int at;

  EcmaSyntax(String expression) {
    this.expression = expression;
  }

  String inJava() {
    while (at < expression.length()) {
      char c = expression.charAt(at++);
      switch (c) {
        case '\\' -> escape(false);
        case '[' -> brackets();
        case '.' -> java.append("[^").append(LINE_ENDS).append(']');
        case '$' -> java.append("\\z"); // In Java it would match before a last line end, too.
        default -> java.append(c);
      }
    }
    return java.toString();
  }

  private void brackets() {
    boolean negated = expression.startsWith("^", at);
    at += negated ? 1 : 0;
    if (expression.startsWith("]", at)) {
      at++;
      java.append(negated ? "[\\s\\S]" : "(?!)");
      return;
    }
    java.append(negated ? "[^" : "[");
    while (at < expression.length()) {
      char c = expression.charAt(at++);
      if (c == ']') {
        java.append(c);
        return;
      }
      if (c == '\\') {
        escape(true);
      } else {
        java.append(c == '[' || c == '&' || c == '^' ? "\\" : "").append(c);
      }
    }
    throw new PatternSyntaxException("a bracket is not closed", expression, at);
  }

  private void escape(boolean inBrackets) {
    if (at >= expression.length()) {
      throw new PatternSyntaxException("a backslash is the last character", expression, at);
    }
    char c = expression.charAt(at++);
    String other = (inBrackets ? ESCAPES_IN_BRACKETS : ESCAPES).get(c);
    if (other != null) {
      java.append(other);
    } else if (c == '0') {
      java.append("\\x00");
    } else if (c == 'u' && expression.startsWith("{", at)) {
      java.append("\\x");
    } else if (c == 'p' || c == 'P') {
      property(c);
    } else if (Character.isLetter(c) && KNOWN.indexOf(c) < 0) {
      throw new PatternSyntaxException("\\" + c + " means nothing in ECMA-262", expression, at - 1);
    } else if (inBrackets && DIGITS.indexOf(c) >= 0) {
      throw new PatternSyntaxException("a number in brackets means nothing", expression, at - 1);
    } else {
      java.append('\\').append(c);
    }
  }

  /** A script or a category: Java has the same short names. */
  private void property(char c) {
    int end = expression.indexOf('}', at);
    if (!expression.startsWith("{", at) || end < 0) {
      throw new PatternSyntaxException("\\" + c + " needs a name in braces", expression, at);
    }
    String name = expression.substring(at + 1, end);
    at = end + 1;
    String written =
        switch (name) {
          case "Letter" -> "L";
          case "Lowercase_Letter" -> "Ll";
          case "Uppercase_Letter" -> "Lu";
          case "Mark" -> "M";
          case "Number" -> "N";
          case "Decimal_Number", "digit" -> "Nd";
          case "Punctuation", "punct" -> "P";
          case "Symbol" -> "S";
          case "Separator" -> "Z";
          case "Other" -> "C";
          case "Alphabetic", "Lowercase", "Uppercase", "White_Space", "Ideographic" -> "Is" + name;
          default ->
              name.replace("Script=", "Is")
                  .replace("sc=", "Is")
                  .replace("General_Category=", "gc=");
        };
    java.append('\\').append(c).append('{').append(written).append('}');
  }
}
