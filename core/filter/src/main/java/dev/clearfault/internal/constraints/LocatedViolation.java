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
 * A violation that can be sorted: by its part of the request, its place in the declaration, and its
 * code.
 *
 * <p>Its texts are made when they are first asked for, because only the first of many violations
 * are sent. Not thread-safe.
 */
public final class LocatedViolation implements Comparable<LocatedViolation> {
  private static final String UNKNOWN = "unknown_property";

  /** The text for a search that ended early. */
  private static final String MORE = "{problem.validation_failed.detail.more}";

  private final ViolationPath path;
  private final Violation.@Nullable Source in;
  private final String code;
  private final String order;
  private final Supplier<Violation> texts;
  private @Nullable Violation violation;

  /**
   * Creates it.
   *
   * @param path where it is
   * @param in in which part of the request; null if that is not known
   * @param code which rule was broken
   * @param order sorts violations of one place and code; a text would have to be made first
   * @param texts makes what the client reads; asked at most once
   */
  public LocatedViolation(
      ViolationPath path,
      Violation.@Nullable Source in,
      String code,
      String order,
      Supplier<Violation> texts) {
    this.order = order;
    this.path = path;
    this.in = in;
    this.code = code;
    this.texts = texts;
  }

  /** Returns where the value is. */
  public ViolationPath path() {
    return path;
  }

  /** Returns what the client reads. */
  Violation violation() {
    Violation made = violation;
    if (made == null) {
      made = texts.get();
      violation = made;
    }
    return made;
  }

  /** Returns where a JSON body holds the value; null outside of bodies. */
  public static @Nullable String pointer(ViolationPath path, Violation.@Nullable Source in) {
    return in == Violation.Source.BODY ? path.pointer() : null;
  }

  /**
   * Returns the problem that lists the violations, with their texts in the language.
   *
   * @param max how many are listed
   * @param more whether the search for violations ended early
   */
  public static Problem problem(
      List<LocatedViolation> violations, int max, boolean more, Language language) {
    boolean early = more && violations.size() > 1;
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .detail(early ? MORE : null)
        // The last one only showed that there are more.
        .argument("count", early ? violations.size() - 1 : violations.size())
        .errors(inOrder(violations, max))
        .truncated(more || violations.size() > max)
        .language(language.tag())
        .build();
  }

  /** Sorts them all and returns the first, whose texts are made here. */
  public static List<Violation> inOrder(List<LocatedViolation> violations, int max) {
    LocatedViolation[] sorted = violations.toArray(LocatedViolation[]::new);
    Arrays.sort(sorted);
    Violation[] errors = new Violation[Math.min(sorted.length, max)];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = sorted[i].violation();
    }
    return List.of(errors);
  }

  /** Unknown properties come last, in the order of the body. */
  @Override
  public int compareTo(LocatedViolation other) {
    int order = Boolean.compare(isUnknown(), other.isUnknown());
    if (order == 0 && !isUnknown()) {
      order = source().compareTo(other.source());
      order = order == 0 ? path.compareTo(other.path) : order;
      order = order == 0 ? code.compareTo(other.code) : order;
      order = order == 0 ? this.order.compareTo(other.order) : order;
    }
    return order;
  }

  /** A violation without a source comes last, like those of the body. */
  private Violation.Source source() {
    return in == null ? Violation.Source.BODY : in;
  }

  private boolean isUnknown() {
    return code.equals(UNKNOWN);
  }
}
