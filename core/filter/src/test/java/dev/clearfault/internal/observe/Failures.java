package dev.clearfault.internal.observe;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import java.util.List;

/** Failures of {@code GET /shop} as listeners get them. */
final class Failures {
  private Failures() {}

  /** Returns a failure with these causes, the outermost first. */
  static Occurrence of(int status, Throwable... causes) {
    return of(Documents.of(Problem.of(ProblemType.ofStatus(status))), List.of(causes), List.of());
  }

  static Occurrence of(ProblemDocument document, Throwable... causes) {
    return of(document, List.of(causes), List.of());
  }

  /** Returns a 404 during which a part of the error layer failed. */
  static Occurrence withMishap(String instance, Throwable mishap) {
    Problem problem = Problem.of(ProblemType.ofStatus(404));
    return of(Documents.of(problem, instance), List.of(), List.of(mishap));
  }

  private static Occurrence of(
      ProblemDocument document, List<Throwable> causes, List<Throwable> mishaps) {
    return new Occurrence(
        document,
        Door.THROWN,
        Evidence.NONE,
        causes,
        true,
        Documents.request("GET", "/shop"),
        null,
        mishaps);
  }
}
