package dev.clearfault.internal.classify;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An upstream's answer is not what was agreed on. The message is for the log; its length does not
 * grow with what the service sent.
 */
public final class InvalidAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many faults the message names. */
  private static final int MAX_NAMED = 10;

  /** Each place has a bound already, but not the names of the application's constraints. */
  private static final int MAX_LENGTH = 2_000;

  private InvalidAnswer(String what, Stream<String> faults) {
    super(cut(what + faults.limit(MAX_NAMED).collect(Collectors.joining(", "))));
  }

  /**
   * The answer is no JSON of the type.
   *
   * @param faults only the first ones are asked for
   */
  public static InvalidAnswer unreadable(Stream<String> faults) {
    return new InvalidAnswer("the answer cannot be read: ", faults);
  }

  /**
   * The answer could be read, and is not what its class says that it is.
   *
   * @param constraints only the first ones are asked for
   */
  public static InvalidAnswer breaking(Stream<String> constraints) {
    return new InvalidAnswer("the answer breaks constraints: ", constraints);
  }

  private static String cut(String message) {
    return message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "...";
  }
}
