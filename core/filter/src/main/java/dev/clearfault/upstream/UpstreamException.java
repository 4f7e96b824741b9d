package dev.clearfault.upstream;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A call to an upstream failed. Catch it where the application can do without the answer.
 *
 * <p>The problem says which kind of failure it was. The cause is what the client library threw.
 */
public final class UpstreamException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable UpstreamAnswer answer;

  /**
   * Creates an exception. Clearfault does this for applications, except in their tests.
   *
   * @param answer what the upstream answered; null if it did not answer with a status that was not
   *     expected
   */
  public UpstreamException(
      Problem problem, @Nullable Throwable cause, @Nullable UpstreamAnswer answer) {
    super(problem, cause);
    this.answer = answer;
  }

  /**
   * Returns what the upstream answered. The problem contains nothing from it.
   *
   * @return null unless the upstream answered with a status that was not expected
   */
  public @Nullable UpstreamAnswer answer() {
    return answer;
  }
}
