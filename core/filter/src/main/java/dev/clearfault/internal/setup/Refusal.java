package dev.clearfault.internal.setup;

import jakarta.servlet.ServletException;

/** Says what is wrong with a set-up, and what to write instead. */
public final class Refusal {
  private Refusal() {}

  /** Says which option has which wrong value. */
  public static IllegalArgumentException of(String option, Object value, String remedy) {
    return new IllegalArgumentException(text(option, value, remedy));
  }

  static IllegalArgumentException of(String option, Object value, String remedy, Throwable cause) {
    return new IllegalArgumentException(text(option, value, remedy), cause);
  }

  private static String text(String option, Object value, String remedy) {
    return option + " is '" + value + "': " + remedy;
  }

  /**
   * Returns the exception that stops the application, and writes its sentence to the console: a
   * server may log such an exception to a file of its own, and on the console only that some filter
   * did not start.
   *
   * @param part what cannot start, such as a filter with its name
   * @param wrong its message names the option, the value and the remedy
   */
  @SuppressWarnings("SystemOut")
  public static ServletException stop(String part, RuntimeException wrong) {
    String sentence = "Clearfault cannot start " + part + ": " + wrong.getMessage();
    System.err.println(sentence);
    return new ServletException(sentence, wrong);
  }
}
