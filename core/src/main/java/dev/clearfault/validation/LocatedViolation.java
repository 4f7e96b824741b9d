package dev.clearfault.validation;

import dev.clearfault.problem.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /** Returns what is to be told of a constraint that is broken there. */
  static LocatedViolation of(
      ViolationPath path, Violation.@Nullable Source in, ConstraintWords words, String detail) {
    String pointer = in == Violation.Source.BODY ? path.pointer() : null;
    return new LocatedViolation(
        path,
        new Violation(
            in, path.field(), pointer, words.code(), detail, words.limits(), words.hint()));
  }

  /** Tells whether the client is told just that. */
  boolean says(Violation.@Nullable Source in, ConstraintWords words, String detail) {
    return violation.in() == in
        && violation.code().equals(words.code())
        && violation.detail().equals(detail)
        && Objects.equals(violation.hint(), words.hint())
        && violation.limits().equals(words.limits());
  }

  /** Returns the problem that lists the violations, all of them told in the language. */
  static Problem problem(List<LocatedViolation> violations, Language language) {
    return new Problem(
        ProblemType.VALIDATION_FAILED,
        ProblemType.VALIDATION_FAILED.status(),
        summary(violations.size(), language),
        null,
        null,
        null,
        inOrder(violations),
        false,
        null,
        null,
        Map.of(),
        Map.of(Language.HEADER, language.tag()));
  }

  private static List<Violation> inOrder(List<LocatedViolation> violations) {
    LocatedViolation[] sorted = violations.toArray(LocatedViolation[]::new);
    Arrays.sort(sorted);
    Violation[] errors = new Violation[sorted.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = sorted[i].violation;
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
    return language.required(number).replace("{count}", Integer.toString(count));
  }
}
