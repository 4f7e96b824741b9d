package dev.clearfault.validation;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.Comparator;
import java.util.List;

/**
 * A violation together with what it is sorted by: its part of the request, its place in the
 * declaration, then its code.
 *
 * @param path where it is
 * @param violation what the client is told
 */
record LocatedViolation(ViolationPath path, Violation violation) {

  private static final String UNKNOWN = "unknown_property";

  private static final Comparator<LocatedViolation> IN_DECLARATION =
      Comparator.comparing(LocatedViolation::source)
          .thenComparing(LocatedViolation::path)
          .thenComparing(located -> located.violation.code())
          .thenComparing(located -> located.violation.detail());

  /** A stable order: what nobody asked for comes last, as the client sent it. */
  private static final Comparator<LocatedViolation> ORDER =
      Comparator.comparing(LocatedViolation::isUnknown)
          .thenComparing((a, b) -> a.isUnknown() ? 0 : IN_DECLARATION.compare(a, b));

  /** Returns the problem that lists the violations. */
  static Problem problem(List<LocatedViolation> violations) {
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .detail(summary(violations.size()))
        .errors(violations.stream().sorted(ORDER).map(LocatedViolation::violation).toList())
        .build();
  }

  /** What has no source of its own comes last, like the body. */
  private Violation.Source source() {
    return violation.in() == null ? Violation.Source.BODY : violation.in();
  }

  private boolean isUnknown() {
    return violation.code().equals(UNKNOWN);
  }

  private static String summary(int count) {
    return switch (count) {
      case 0 -> "The request was not accepted.";
      case 1 -> "1 value was not accepted.";
      default -> count + " values were not accepted.";
    };
  }
}
