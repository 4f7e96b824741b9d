package dev.clearfault.upstream;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A call to an upstream failed; catch it where the application has something else to offer.
 *
 * <p>Its problem says which kind of failure it was; its cause is what the client library threw.
 */
public final class UpstreamException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable UpstreamAnswer answer;
  private final transient boolean counted;

  UpstreamException(
      Problem problem,
      @Nullable Throwable cause,
      @Nullable UpstreamAnswer answer,
      boolean counted) {
    super(problem, cause);
    this.answer = answer;
    this.counted = counted;
  }

  /**
   * Returns what the upstream answered, for the application alone: none of it is in the problem.
   *
   * @return null if the failure is another than a status that was not expected
   */
  public @Nullable UpstreamAnswer answer() {
    return answer;
  }

  /** Returns whether an attempt made it: that attempt counts it, and no attempt around it does. */
  boolean isCounted() {
    return counted;
  }
}
