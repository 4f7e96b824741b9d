package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception that carries the problem to answer with: throw it from anywhere below the filter.
 *
 * <pre>{@code
 * throw ProblemException.of(OUT_OF_STOCK, "2 of 3 items are left.");
 * throw ProblemException.invalid(Source.QUERY, "limit", "too_high", "must be at most 100");
 * throw new ProblemException(Problem.builder(BUSY).header("Retry-After", "60").build());
 * }</pre>
 *
 * <p>Listeners see the cause; no answer shows it. Below status 500 it has no stack trace: such an
 * answer is an outcome and not a bug, and the trace would be most of its cost.
 */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Creates an exception that answers with the problem. */
  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /** Creates an exception that answers with the problem and shows listeners the cause. */
  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(message(problem), cause, true, problem.status() >= 500);
    this.problem = problem;
  }

  /** Returns an exception that answers with a problem of the type. */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.builder(type).detail(detail).build());
  }

  /**
   * Returns an exception that answers with {@code validation_failed} for one value.
   *
   * @param in which part of the request holds the value
   * @param field the name of the value, or its path, in the client's names
   * @param code which rule was broken, in snake case
   * @param detail what is wrong, for a person
   */
  public static ProblemException invalid(
      Violation.Source in, String field, String code, String detail) {
    return invalid(Violation.of(in, field, code, detail));
  }

  /** Returns an exception that answers with {@code validation_failed} for the values. */
  public static ProblemException invalid(Violation... errors) {
    return new ProblemException(
        Problem.builder(ProblemType.VALIDATION_FAILED).errors(List.of(errors)).build());
  }

  /** Returns what to answer with. */
  public final Problem problem() {
    return problem;
  }

  private static String message(Problem problem) {
    requireNonNull(problem, "problem");
    String head = problem.status() + " " + problem.type().code();
    return problem.detail() == null ? head : head + ": " + problem.detail();
  }
}
