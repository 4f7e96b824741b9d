package dev.clearfault.internal.constraints;

/** A message's template with a number behind it, which makes it another text each time. */
final class NumberedTemplate {
  /** No template has it. */
  private static final char BEFORE_NUMBER = '\0';

  private NumberedTemplate() {}

  static String of(String template, int number) {
    return template + BEFORE_NUMBER + number;
  }

  /** Returns the text without its number; other texts stay as they are. */
  static String without(String text) {
    int end = text.lastIndexOf(BEFORE_NUMBER);
    return end < 0 ? text : text.substring(0, end);
  }
}
