package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes a call on the caller's thread, once or more often. */
final class Attempts {
  private final CallSettings settings;
  private final Deadline deadline;
  private final Retries retries;
  private @Nullable Throwable failure;

  Attempts(CallSettings settings, Deadline deadline, BooleanSupplier mayBeRepeated) {
    this.settings = settings;
    this.deadline = deadline;
    this.retries = settings.retries(mayBeRepeated);
  }

  /** Returns what the last attempt returned, or throws its failure. */
  <T extends @Nullable Object, E extends Exception> T make(UpstreamCall<T, E> call) throws E {
    while (true) {
      Passage passage = new Passage(settings, retries.number());
      try {
        passage.enter();
        T value = call.call();
        passage.leave(Verdict.WELL);
        return value;
      } catch (IOException | InterruptedException | TimeoutException thrown) {
        if (giveUpAfter(passage, thrown, call)) {
          throw unchecked(failure);
        }
      } catch (Throwable thrown) {
        if (giveUpAfter(passage, thrown, call)) {
          if (failure == thrown) {
            throw thrown; // Of the checked exceptions only E gets here, as the compiler knows.
          }
          throw unchecked(failure);
        }
      }
    }
  }

  /**
   * Ends a failed attempt: judges what it threw, leaves the gates, and waits if there is another
   * attempt.
   *
   * @return whether this was the last attempt, so that the failure is the outcome
   */
  private boolean giveUpAfter(Passage passage, Throwable thrown, UpstreamCall<?, ?> call) {
    if (thrown instanceof InterruptedException) {
      deadline.tookInterruption();
    }
    Verdict.Thrown verdict = passage.judge(thrown, deadline);
    passage.leave(verdict);
    if (Causes.hasInterruption(Causes.chain(thrown))) {
      deadline.sawInterruption();
    }
    failure = retries.failure(verdict);
    if (failure instanceof UpstreamException known && !call.mayRepeat(known)) {
      return true;
    }
    long pause = retries.pauseAfter(verdict, failure, deadline);
    return pause == Retries.NONE || !sleep(pause);
  }

  /** Wraps an exception that is not the upstream's failure, in a wrapper that says nothing. */
  private static RuntimeException unchecked(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return failure instanceof IOException io
        ? new UncheckedIOException(io)
        : new CompletionException(failure);
  }

  /** Returns false if the thread was interrupted; the failure before is the outcome then. */
  private boolean sleep(long nanos) {
    try {
      boolean never = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
      return !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
