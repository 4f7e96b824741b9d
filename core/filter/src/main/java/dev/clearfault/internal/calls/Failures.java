package dev.clearfault.internal.calls;

import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions by which an application learns that a call failed.
 *
 * <p>Calls may be inside of calls, and each failure counts once. So an exception knows, from when
 * it is made, whether an attempt made it: that attempt counts it, and no attempt around it does.
 */
public interface Failures {

  /**
   * Makes an exception.
   *
   * @param counted whether an attempt makes it
   */
  UpstreamException of(
      Problem problem, @Nullable Throwable cause, @Nullable UpstreamAnswer answer, boolean counted);

  /** Makes a copy with another problem. */
  UpstreamException copy(UpstreamException failure, Problem problem, boolean counted);

  /** Returns whether an attempt made the exception, and counts it. */
  boolean isCounted(UpstreamException failure);
}
