package dev.clearfault.internal.answer;

import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a request that went on: the client has no answer that says it. */
final class Reported {
  /** A line has room for no more. */
  private static final int MOST = 8;

  private Reported() {}

  /** Returns the places and codes of the violations; null if there are none. */
  static @Nullable String note(Throwable thrown) {
    List<Violation> errors =
        thrown instanceof ProblemException refused ? refused.problem().errors() : List.of();
    if (errors.isEmpty()) {
      return null;
    }
    StringBuilder note = new StringBuilder();
    for (Violation error : errors.subList(0, Math.min(MOST, errors.size()))) {
      note.append(note.isEmpty() ? "" : ", ").append(place(error)).append(' ').append(error.code());
    }
    return note.append(errors.size() > MOST ? ", ..." : "").toString();
  }

  private static String place(Violation error) {
    String in = error.in() == null ? "" : error.in().wireName() + " ";
    return in + (error.pointer() == null ? error.field() : error.pointer());
  }
}
