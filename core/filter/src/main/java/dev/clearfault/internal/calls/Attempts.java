package dev.clearfault.internal.calls;

import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes a call on the caller's thread, more than once if it has to be. */
final class Attempts {
  private final CallSettings settings;
  private final Deadline deadline;
  private final Retries retries;

  Attempts(CallSettings settings, Deadline deadline, BooleanSupplier mayBeRepeated) {
    this.settings = settings;
    this.deadline = deadline;
    this.retries = new Retries(settings, mayBeRepeated);
  }

  /** Returns what the callable returned at last, or throws what the last attempt came to. */
  <T extends @Nullable Object> T make(Callable<T> callable) throws Throwable {
    Throwable earlier = null;
    while (true) {
      Passage passage = null;
      try {
        passage = Passage.through(settings);
        T value = callable.call();
        passage.leave(Verdict.WELL);
        return value;
      } catch (Throwable thrown) {
        if (thrown instanceof InterruptedException) {
          deadline.tookInterruption();
        }
        Verdict.Thrown verdict = verdict(passage, thrown);
        Throwable failure = failure(verdict, earlier);
        long pause = retries.pauseAfter(verdict, deadline);
        if (pause == Retries.NONE || !waited(pause)) {
          throw failure;
        }
        earlier = failure;
      }
    }
  }

  private Verdict.Thrown verdict(@Nullable Passage passage, Throwable thrown) {
    if (passage == null) {
      return Verdict.on(settings, thrown, deadline);
    }
    Verdict.Thrown verdict = passage.judge(thrown, deadline);
    boolean ignored = passage.leave(verdict);
    return verdict;
  }

  /** Returns the failure, which keeps the one before for the log. */
  static Throwable failure(Verdict.Thrown verdict, @Nullable Throwable earlier) {
    Throwable failure = verdict.failure();
    if (earlier == null || earlier == failure) {
      return failure;
    }
    Throwable last = mayHaveActed(earlier) ? notRetryable(failure) : failure;
    last.addSuppressed(earlier);
    return last;
  }

  private static Throwable notRetryable(Throwable failure) {
    if (!(failure instanceof UpstreamException known)
        || !Boolean.TRUE.equals(known.problem().retryable())) {
      return failure;
    }
    Problem problem = known.problem().toBuilder().retryable(false).build();
    return Verdict.copy(known, problem, known.getCause());
  }

  private static boolean mayHaveActed(Throwable earlier) {
    return earlier instanceof UpstreamException known
        && !Boolean.TRUE.equals(known.problem().retryable());
  }

  /** Returns false if the thread was interrupted: then what went wrong before is the outcome. */
  private boolean waited(long nanos) {
    try {
      boolean never = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
      return !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
