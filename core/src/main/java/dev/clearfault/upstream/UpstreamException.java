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
  private transient volatile boolean counted;

  UpstreamException(Problem problem, @Nullable Throwable cause) {
    this(problem, cause, null);
  }

  UpstreamException(Problem problem, @Nullable Throwable cause, @Nullable UpstreamAnswer answer) {
    super(problem, cause);
    this.answer = answer;
  }

  /** Returns the failure for a call of which an earlier attempt may have been acted upon. */
  static Throwable notRetryable(Throwable failure) {
    if (!(failure instanceof UpstreamException known)
        || !Boolean.TRUE.equals(known.problem().retryable())) {
      return failure;
    }
    Problem problem = known.problem().toBuilder().retryable(false).build();
    UpstreamException copy = new UpstreamException(problem, known.getCause(), known.answer());
    copy.counted = known.counted;
    for (Throwable suppressed : known.getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  /** Tells, once, that breaker and health have yet to hear of it: calls may be inside of calls. */
  boolean isNews() {
    boolean news = !counted;
    counted = true;
    return news;
  }

  /**
   * Returns what the upstream answered, for the application alone: none of it is in the problem.
   *
   * @return null if the failure is another than a status that was not expected
   */
  public @Nullable UpstreamAnswer answer() {
    return answer;
  }
}
