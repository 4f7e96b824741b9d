package dev.clearfault.validation;

import dev.clearfault.problem.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A violation together with what it is sorted by: its part of the request, its place in the
 * declaration, then its code.
 *
 * @param path where it is
 * @param violation what the client is told
 */
record LocatedViolation(ViolationPath path, Violation violation)
    implements Comparable<LocatedViolation> {

  private static final String UNKNOWN = "unknown_property";

  private static final String SUMMARY = "problem.validation_failed.detail.";
  private static final String NONE = SUMMARY + "none";
  private static final String ONE = SUMMARY + "one";
  private static final String MANY = SUMMARY + "many";

  /** Returns the problem that lists the violations, all of them told in the language. */
  static Problem problem(List<LocatedViolation> violations, Language language) {
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .header(Language.HEADER, language.tag())
        .detail(summary(violations.size(), language))
        .errors(inOrder(violations))
        .build();
  }

  private static List<Violation> inOrder(List<LocatedViolation> violations) {
    List<LocatedViolation> sorted = new ArrayList<>(violations);
    Collections.sort(sorted);
    Violation[] errors = new Violation[sorted.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = sorted.get(i).violation;
    }
    return List.of(errors);
  }

  /** What nobody asked for comes last, as the client sent it. */
  @Override
  public int compareTo(LocatedViolation other) {
    int order = Boolean.compare(isUnknown(), other.isUnknown());
    if (order == 0 && !isUnknown()) {
      order = source().compareTo(other.source());
      order = order == 0 ? path.compareTo(other.path) : order;
      order = order == 0 ? violation.code().compareTo(other.violation.code()) : order;
      order = order == 0 ? violation.detail().compareTo(other.violation.detail()) : order;
    }
    return order;
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
    return language.required(number, Map.of("count", Integer.toString(count)));
  }
}
