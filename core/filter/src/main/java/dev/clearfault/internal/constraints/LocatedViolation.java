package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A violation that can be sorted by its part of the request, its place in the declaration, and its
 * code.
 *
 * @param source the part of the request; null if unknown
 * @param code the code of the broken constraint
 * @param order sorts violations with the same place and code
 * @param texts makes the texts for the client, which only the first of many violations need
 */
public record LocatedViolation(
    ViolationPath path,
    Violation.@Nullable Source source,
    String code,
    String order,
    Supplier<Violation> texts)
    implements Comparable<LocatedViolation> {
  private static final String UNKNOWN = "unknown_property";

  /** The detail of a problem that does not count all violations. */
  private static final String MORE = "{problem.validation_failed.detail.more}";

  /**
   * Returns the place of the value in a JSON body, or in the form if a part of it is JSON; null
   * outside of JSON.
   */
  public static @Nullable String pointer(ViolationPath path, Violation.@Nullable Source source) {
    boolean isJson =
        source == Violation.Source.BODY
            || (source == Violation.Source.FORM && path.steps().isInsideProperty());
    return isJson ? path.pointer() : null;
  }

  /**
   * Returns the problem that lists the violations, with their texts in the language.
   *
   * @param max the number of violations to list
   * @param more whether the input may have more violations than these
   */
  public static Problem problem(
      List<LocatedViolation> violations, int max, boolean more, Language language) {
    boolean early = more && violations.size() > 1;
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .detail(early ? MORE : null)
        // The last violation was found only to show that there are more.
        .argument("count", early ? violations.size() - 1 : violations.size())
        .errors(inOrder(violations, max))
        .truncated(more || violations.size() > max)
        .language(language.tag())
        .build();
  }

  /** Sorts the violations and returns the first ones. */
  public static List<Violation> inOrder(List<LocatedViolation> violations, int max) {
    LocatedViolation[] sorted = violations.toArray(LocatedViolation[]::new);
    Arrays.sort(sorted);
    Violation[] errors = new Violation[Math.min(sorted.length, max)];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = sorted[i].texts.get();
    }
    return List.of(errors);
  }

  /** Unknown properties come last, in the order of the body. */
  @Override
  public int compareTo(LocatedViolation other) {
    int order = Boolean.compare(isUnknown(), other.isUnknown());
    if (order == 0 && !isUnknown()) {
      order = sourceOrBody().compareTo(other.sourceOrBody());
      order = order == 0 ? path.compareTo(other.path) : order;
      order = order == 0 ? code.compareTo(other.code) : order;
      order = order == 0 ? this.order.compareTo(other.order) : order;
    }
    return order;
  }

  private Violation.Source sourceOrBody() {
    return source == null ? Violation.Source.BODY : source;
  }

  private boolean isUnknown() {
    return code.equals(UNKNOWN);
  }
}
