package dev.clearfault.internal.classify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule: an exception of this type, or of a subtype, with one of these words in its message, is
 * this kind of failure. The list of {@link Rules} is tried in its order over all causes of a
 * failure that is known to be an upstream's.
 *
 * @param typeName the class's name, because the class may not be there
 * @param words any of them in the message; empty where the type alone decides
 * @param kind what it is; null for a fault of our own
 * @param cannotHaveActed whether the upstream has certainly done nothing: as the wire format lists
 *     it, so a connect time-out does not count
 */
record Rule(
    String typeName, List<String> words, @Nullable UpstreamProblems kind, boolean cannotHaveActed) {

  static Rule ours(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, false);
  }

  /** Nothing was sent, so nobody but we can be to blame, inside a call as well. */
  static Rule misuse(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, true);
  }

  static Rule before(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, true);
  }

  static Rule rule(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, false);
  }

  boolean isOurs() {
    return kind == null;
  }

  /** Tells whether it is ours even if the application says that it was calling an upstream. */
  boolean isCertainlyOurs() {
    return isOurs() && (words.isEmpty() || cannotHaveActed);
  }

  /** Tells whether the message fits; it is only asked for where the type alone does not decide. */
  boolean fitsMessage(Throwable throwable) {
    if (words.isEmpty()) {
      return true;
    }
    String message = Causes.message(throwable);
    for (int i = 0; i < words.size(); i++) { // Without an iterator for each of the rules.
      if (message.contains(words.get(i))) {
        return true;
      }
    }
    return false;
  }
}
