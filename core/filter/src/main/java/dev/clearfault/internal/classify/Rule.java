package dev.clearfault.internal.classify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule: an exception of this type or a subtype, with one of these words in its message or at the
 * start of its SQLState, is this kind of failure. {@link Rules} are tried in their order, each for
 * all causes of a failure that is known to be an upstream's.
 *
 * @param typeName the name of the class, because the class may be missing
 * @param words one of them fits; empty if the type alone decides
 * @param ofState whether the words are compared with the SQLState, and not with the message
 * @param kind of failure; null for a fault of the application
 * @param cannotHaveActed whether the upstream has certainly done nothing. The wire format defines
 *     this: a time-out while connecting does not count
 */
record Rule(
    String typeName,
    List<String> words,
    boolean ofState,
    @Nullable UpstreamProblems kind,
    boolean cannotHaveActed) {
  private static final String SQL = "java.sql.SQLException";

  static Rule own(String typeName, String... words) {
    return new Rule(typeName, List.of(words), false, null, false);
  }

  static Rule ownStates(String... states) {
    return new Rule(SQL, List.of(states), true, null, false);
  }

  /** The database refused it, so it is the application's fault, inside a call as well. */
  static Rule refusedStates(String... states) {
    return new Rule(SQL, List.of(states), true, null, true);
  }

  static Rule statesBefore(UpstreamProblems kind, String... states) {
    return new Rule(SQL, List.of(states), true, kind, true);
  }

  static Rule states(UpstreamProblems kind, String... states) {
    return new Rule(SQL, List.of(states), true, kind, false);
  }

  /** The library sent nothing, so it is the application's fault, inside a call as well. */
  static Rule misuse(String typeName, String... words) {
    return new Rule(typeName, List.of(words), false, null, true);
  }

  static Rule before(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), false, kind, true);
  }

  static Rule rule(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), false, kind, false);
  }

  boolean isOwn() {
    return kind == null;
  }

  /** Returns whether it is the application's fault even inside a call of an upstream. */
  boolean isCertainlyOwn() {
    return isOwn() && (words.isEmpty() || cannotHaveActed);
  }

  /** Returns whether the message or the state fits; always true if the type alone decides. */
  boolean fitsText(Throwable throwable) {
    if (words.isEmpty()) {
      return true;
    }
    String text = ofState ? SqlExceptions.state(throwable) : Causes.message(throwable);
    for (int i = 0; i < words.size(); i++) { // Makes no iterator for each rule.
      if (ofState ? text.startsWith(words.get(i)) : text.contains(words.get(i))) {
        return true;
      }
    }
    return false;
  }
}
