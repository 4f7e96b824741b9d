package dev.clearfault.upstream;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A call to an upstream failed. Catch it where the application can do without the answer.
 *
 * <p>The problem says which kind of failure it was. The cause is the client library's exception.
 */
public final class UpstreamException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable UpstreamAnswer answer;

  /**
   * Creates an exception. An application needs this only in its tests.
   *
   * @param answer with an unexpected status; null for another failure
   */
  public UpstreamException(
      Problem problem, @Nullable Throwable cause, @Nullable UpstreamAnswer answer) {
    super(problem, cause);
    this.answer = answer;
  }

  /**
   * Returns the answer of the upstream. The problem contains nothing from it.
   *
   * @return null unless the upstream answered with an unexpected status
   */
  public @Nullable UpstreamAnswer answer() {
    return answer;
  }
}
