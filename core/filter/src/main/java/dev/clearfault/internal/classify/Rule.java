package dev.clearfault.internal.classify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule: an exception of this type or a subtype, with one of these words in its message, is this
 * kind of failure. {@link Rules} are tried in their order, each for all causes of a failure that is
 * known to be an upstream's.
 *
 * @param typeName the name of the class, because the class may be missing
 * @param words one of them is in the message; empty if the type alone decides
 * @param kind of failure; null for a fault of the application
 * @param cannotHaveActed whether the upstream has certainly done nothing. The wire format defines
 *     this: a time-out while connecting does not count
 */
record Rule(
    String typeName, List<String> words, @Nullable UpstreamProblems kind, boolean cannotHaveActed) {

  static Rule own(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, false);
  }

  /** The library sent nothing, so it is the application's fault, inside a call as well. */
  static Rule misuse(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, true);
  }

  static Rule before(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, true);
  }

  static Rule rule(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, false);
  }

  boolean isOwn() {
    return kind == null;
  }

  /** Returns whether it is the application's fault even inside a call of an upstream. */
  boolean isCertainlyOwn() {
    return isOwn() && (words.isEmpty() || cannotHaveActed);
  }

  /** Returns whether the message fits; always true if the type alone decides. */
  boolean fitsMessage(Throwable throwable) {
    if (words.isEmpty()) {
      return true;
    }
    String message = Causes.message(throwable);
    for (int i = 0; i < words.size(); i++) { // Makes no iterator for each rule.
      if (message.contains(words.get(i))) {
        return true;
      }
    }
    return false;
  }
}
