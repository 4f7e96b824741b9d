package dev.clearfault.upstream;

import dev.clearfault.internal.calls.Failures;
import dev.clearfault.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of this package for the one that makes the calls. */
final class UpstreamExceptions implements Failures {

  @Override
  public UpstreamException of(
      Problem problem,
      @Nullable Throwable cause,
      @Nullable UpstreamAnswer answer,
      boolean counted) {
    return new UpstreamException(problem, cause, answer, counted);
  }

  @Override
  public UpstreamException copy(UpstreamException failure, Problem problem, boolean counted) {
    UpstreamException copy =
        new UpstreamException(problem, failure.getCause(), failure.answer(), counted);
    copy.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  @Override
  public boolean isCounted(UpstreamException failure) {
    return failure.isCounted();
  }
}
