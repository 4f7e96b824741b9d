package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An exception that carries the problem to answer with: throw it from anywhere below the filter.
 *
 * <pre>{@code
 * throw new ProblemException(Problem.builder(OUT_OF_STOCK).detail("2 of 3 items are left.").build());
 * }</pre>
 *
 * <p>The cause is told to listeners and never rendered. Below status 500 no stack trace is taken:
 * such an answer is an outcome, not a fault, and the trace is most of its price.
 */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Creates an exception that answers with the problem. */
  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /** Creates an exception that answers with the problem and tells listeners the cause. */
  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(message(problem), cause, true, problem.status() >= 500);
    this.problem = problem;
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
