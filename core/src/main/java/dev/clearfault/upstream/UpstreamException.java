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

  UpstreamException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }
}
