package dev.clearfault.metrics;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import java.util.List;

/** Occurrences as the filter makes them. */
final class Occurrences {
  private Occurrences() {}

  static Occurrence of(int status) {
    return of(Documents.of(Problem.of(ProblemType.ofStatus(status))), Door.THROWN, true, "/shop");
  }

  static Occurrence of(ProblemDocument document, Door door, boolean delivered, String path) {
    return new Occurrence(
        document,
        door,
        Evidence.CARRIED_PROBLEM,
        List.of(),
        delivered,
        Documents.request("GET", path),
        null,
        List.of());
  }
}
