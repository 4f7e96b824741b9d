package dev.clearfault.internal.classify;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer of an upstream cannot be read, or breaks constraints. The message is for the log, and
 * has a limited length.
 */
public final class InvalidAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many faults the message names. */
  private static final int MAX_NAMED = 10;

  /** Each place has a limit already, but the names of the application's constraints have none. */
  private static final int MAX_LENGTH = 2_000;

  private InvalidAnswer(String what, Stream<String> faults) {
    super(cut(what + faults.limit(MAX_NAMED).collect(Collectors.joining(", "))));
  }

  /**
   * Makes an exception for an answer that is no JSON of the type.
   *
   * @param faults only the first are read
   */
  public static InvalidAnswer unreadable(Stream<String> faults) {
    return new InvalidAnswer("the answer cannot be read: ", faults);
  }

  /**
   * Makes an exception for an answer that was read and breaks the constraints of its class.
   *
   * @param constraints only the first are read
   */
  public static InvalidAnswer breaking(Stream<String> constraints) {
    return new InvalidAnswer("the answer breaks constraints: ", constraints);
  }

  private static String cut(String message) {
    return message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "...";
  }
}
