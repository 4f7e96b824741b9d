package dev.clearfault.internal.classify;

import static dev.clearfault.internal.classify.UpstreamProblems.FAILURE;
import static dev.clearfault.internal.classify.UpstreamProblems.PROTOCOL_ERROR;

import java.util.List;
import java.util.stream.Stream;

/**
 * All rules in their order. The first that fits anything in the chain of a failure decides.
 *
 * <p>Comments name the rows of the recorded specification that need a rule: a fault, and the client
 * library that reports it in this way. If no row needs a rule, the comment says what it is for.
 */
final class Rules {
  /** The last rule for a failure that is known to be an upstream's. */
  static final Rule ANY_IO = Rule.rule("java.io.IOException", PROTOCOL_ERROR);

  /**
   * A failed connection by its class alone. Drivers use these classes for a bad address or a file
   * in use as well, so they count only if the application says that it makes a call.
   */
  static final Rule ANY_TRANSIENT = Rule.rule("java.sql.SQLTransientConnectionException", FAILURE);

  /** The same. */
  static final Rule ANY_NON_TRANSIENT =
      Rule.rule("java.sql.SQLNonTransientConnectionException", FAILURE);

  static final List<Rule> IN_ORDER =
      Stream.of(OwnFaultRules.IN_ORDER, NoAnswerRules.IN_ORDER, AnswerRules.IN_ORDER)
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  /** Returns whether a rule proves something only with other evidence beside it. */
  static boolean isWeak(Rule rule) {
    return rule.equals(ANY_IO) || rule.equals(ANY_TRANSIENT) || rule.equals(ANY_NON_TRANSIENT);
  }
}
