package dev.clearfault.internal.read;

import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import java.util.List;
import java.util.Objects;

/**
 * An entry that {@code errors} of an answer can have.
 *
 * @param violation with its texts, where they do not depend on what is sent
 * @param isMalformed whether the answer has the problem of a body that is no JSON
 * @param isMissing whether the answer has the problem of a missing body
 * @param hasDetail whether the detail is always this one
 * @param hasHint whether the hint is always this one
 * @param hasExpected whether what is expected is always this
 */
public record PossibleError(
    Violation violation,
    boolean isMalformed,
    boolean isMissing,
    boolean hasDetail,
    boolean hasHint,
    boolean hasExpected) {

  /** Returns the error with all texts. */
  public static PossibleError of(Violation violation) {
    return new PossibleError(violation, false, false, true, true, true);
  }

  /** Returns what tells errors apart: one place has a code once. */
  public List<String> key() {
    return List.of(String.valueOf(violation.in()), violation.field(), violation.code());
  }

  /** Returns the same error with its texts in a language. */
  public PossibleError in(Language language) {
    return new PossibleError(
        language.violations(List.of(violation)).get(0),
        isMalformed,
        isMissing,
        hasDetail,
        hasHint,
        hasExpected);
  }

  /** Returns the error of one code at one place, with what both of them have. */
  public PossibleError or(PossibleError other) {
    Violation one = violation;
    Violation another = other.violation;
    return new PossibleError(
        one,
        isMalformed || other.isMalformed,
        isMissing || other.isMissing,
        hasDetail && other.hasDetail && one.detail().equals(another.detail()),
        hasHint && other.hasHint && Objects.equals(one.hint(), another.hint()),
        hasExpected && other.hasExpected && one.expected().equals(another.expected()));
  }

  /**
   * Returns the error with only those texts that every answer has.
   *
   * @param isRoot whether it concerns the whole body
   * @param isKnown whether the texts do not depend on the place
   */
  public static PossibleError of(Violation violation, Kind kind, boolean isRoot, boolean isKnown) {
    boolean isMalformed = kind == Kind.MALFORMED;
    boolean isVaried =
        switch (kind) {
          case INVALID_ENUM, INVALID_KEY, UNKNOWN_PROPERTY -> true; // The nearest name.
          default -> false;
        };
    boolean isFree = isMalformed || !isKnown || kind == Kind.OUT_OF_RANGE; // Too fine, or large.
    return new PossibleError(
        violation,
        isMalformed && isRoot,
        kind == Kind.EMPTY && isRoot,
        !isFree,
        !isFree && !isVaried,
        isKnown);
  }
}
