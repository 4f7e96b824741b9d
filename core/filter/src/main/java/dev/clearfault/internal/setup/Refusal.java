package dev.clearfault.internal.setup;

import jakarta.servlet.ServletException;

/** Makes the exceptions for a wrong set-up. They say what is wrong, and what to write instead. */
public final class Refusal {
  private Refusal() {}

  /** Returns an exception that names the option and its wrong value. */
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
   * Returns the exception that stops the application, and writes its sentence to the console. A
   * server may write the exception to another file, and to the console only that some filter did
   * not start.
   *
   * @param part what cannot start, such as a filter with its name
   * @param wrong the cause; its message names the option, the value and the remedy
   */
  @SuppressWarnings("SystemOut")
  public static ServletException stop(String part, RuntimeException wrong) {
    String sentence = "Clearfault cannot start " + part + ": " + wrong.getMessage();
    System.err.println(sentence);
    return new ServletException(sentence, wrong);
  }
}
