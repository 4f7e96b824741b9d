package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.http.Repetition;
import dev.clearfault.problem.ProblemType;
import java.util.List;
import java.util.Locale;

/** What a client can do about a problem. */
enum Action {
  /** Change the request. */
  REPAIR("repair"),
  /** Send credentials with the request. */
  LOG_IN("repair"),
  /** Send the same request later. */
  WAIT("wait"),
  /** Send the same request later if the answer says that this is safe. */
  WAIT_IF_RETRYABLE("wait"),
  /** Nothing that this client can send is accepted here. */
  STOP("give_up"),
  /** Only the application can cure it. */
  REPORT("give_up");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /**
   * Returns the action for a type.
   *
   * @param status the status that its answers have
   */
  static Action of(ProblemType type, int status) {
    Boolean nothingWasDone = Repetition.nothingWasDone(status, false);
    if (type.code().startsWith("upstream_") || Boolean.FALSE.equals(nothingWasDone)) {
      return WAIT_IF_RETRYABLE;
    }
    if (Boolean.TRUE.equals(nothingWasDone)) {
      return WAIT;
    }
    return switch (status) {
      case 401, 407, 511 -> LOG_IN;
      case 402, 403, 404, 405, 410, 451 -> STOP;
      default -> status < 500 ? REPAIR : REPORT;
    };
  }

  /** Returns the word for programs: {@code repair}, {@code wait} or {@code give_up}. */
  String word() {
    return word;
  }

  /** Returns the key of the sentence for people. */
  String key() {
    return "catalogue.do." + name().toLowerCase(Locale.ROOT);
  }

  /** Returns the values that {@code retryable} can have; empty if the answer does not have it. */
  List<Boolean> retryable() {
    return switch (this) {
      case WAIT -> List.of(true);
      case WAIT_IF_RETRYABLE -> List.of(true, false);
      default -> List.of();
    };
  }
}
