package dev.clearfault.validation;

import dev.clearfault.problem.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A violation together with what it is sorted by: its part of the request, its place in the
 * declaration, then its code.
 *
 * @param path where it is
 * @param violation what the client is told
 */
record LocatedViolation(ViolationPath path, Violation violation) {

  private static final String UNKNOWN = "unknown_property";

  private static final String SUMMARY = "problem.validation_failed.detail.";
  private static final String NONE = SUMMARY + "none";
  private static final String ONE = SUMMARY + "one";
  private static final String MANY = SUMMARY + "many";

  private static final Comparator<LocatedViolation> IN_DECLARATION =
      Comparator.comparing(LocatedViolation::source)
          .thenComparing(LocatedViolation::path)
          .thenComparing(located -> located.violation.code())
          .thenComparing(located -> located.violation.detail());

  /** A stable order: what nobody asked for comes last, as the client sent it. */
  private static final Comparator<LocatedViolation> ORDER =
      Comparator.comparing(LocatedViolation::isUnknown)
          .thenComparing((a, b) -> a.isUnknown() ? 0 : IN_DECLARATION.compare(a, b));

  /** Returns the problem that lists the violations, all of them told in the language. */
  static Problem problem(List<LocatedViolation> violations, Language language) {
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .header(Language.HEADER, language.tag())
        .detail(summary(violations.size(), language))
        .errors(inOrder(violations))
        .build();
  }

  private static List<Violation> inOrder(List<LocatedViolation> violations) {
    LocatedViolation[] sorted = violations.toArray(new LocatedViolation[0]);
    Arrays.sort(sorted, ORDER);
    Violation[] errors = new Violation[sorted.length];
    Arrays.setAll(errors, i -> sorted[i].violation);
    return List.of(errors);
  }

  /** What has no source of its own comes last, like the body. */
  private Violation.Source source() {
    return violation.in() == null ? Violation.Source.BODY : violation.in();
  }

  private boolean isUnknown() {
    return violation.code().equals(UNKNOWN);
  }

  private static String summary(int count, Language language) {
    String number = count == 0 ? NONE : count == 1 ? ONE : MANY;
    return language.required(number, Map.of("count", count));
  }
}
