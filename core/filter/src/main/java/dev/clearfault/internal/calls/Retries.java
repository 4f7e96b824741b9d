package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.upstream.UpstreamException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one call is repeated, and when, and remembers its failures. One attempt at a time
 * uses it.
 */
final class Retries {
  static final long NONE = -1;

  /** Failures that may pass in a moment. A call with an answer is never repeated. */
  private static final Set<UpstreamProblems> PASSING =
      EnumSet.of(
          UpstreamProblems.DNS_FAILURE,
          UpstreamProblems.CONNECT_REFUSED,
          UpstreamProblems.CONNECTION_RESET,
          UpstreamProblems.TIMEOUT);

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int MAX_DOUBLINGS = 5;

  private final Budget budget;
  private final int max;
  private final BooleanSupplier mayBeRepeated;
  private int done;
  private volatile @Nullable Throwable earlier;

  /**
   * Begins with the first attempt of a call.
   *
   * @param max how many repetitions the call may have
   * @param mayBeRepeated whether the call may be made once more now
   */
  Retries(Budget budget, int max, BooleanSupplier mayBeRepeated) {
    this.budget = budget;
    this.max = max;
    this.mayBeRepeated = mayBeRepeated;
    budget.call();
  }

  /** Returns the number of the attempt that is next or under way, from 1. */
  int number() {
    return done + 1;
  }

  /**
   * Returns the failure of an attempt, with the failure before it for the log. It is not retryable
   * if an earlier attempt may have acted.
   */
  Throwable failure(Verdict.Thrown verdict) {
    Throwable before = earlier;
    Throwable failure = verdict.failure();
    if (before == null || before == failure) {
      return failure;
    }
    if (isRetryable(failure) && !isRetryable(before)) {
      failure = Verdict.notRetryable((UpstreamException) failure);
    }
    failure.addSuppressed(before);
    return failure;
  }

  private static boolean isRetryable(Throwable failure) {
    return failure instanceof UpstreamException known
        && Boolean.TRUE.equals(known.problem().nothingWasDone());
  }

  /**
   * Returns how many nanoseconds to wait before the next attempt: a random part of a span that
   * doubles, so that calls that failed together are not repeated together.
   *
   * @param failure of the last attempt, by {@link #failure}
   * @return {@link #NONE} if there is no next attempt
   */
  long pauseAfter(Verdict verdict, Throwable failure, Deadline deadline) {
    boolean passing =
        verdict instanceof Verdict.Failed failed
            && failed.direct()
            && PASSING.contains(failed.kind());
    if (done == max || !passing || !mayBeRepeated.getAsBoolean()) {
      return NONE;
    }
    long span = FIRST_PAUSE << Math.min(done, MAX_DOUBLINGS);
    long pause = ThreadLocalRandom.current().nextLong(span + 1);
    if (deadline.interrupted() || pause >= deadline.nanosLeft() || !budget.pay()) {
      return NONE;
    }
    done++;
    earlier = failure;
    return pause;
  }

  /**
   * Limits the repetitions of all calls to one upstream: ten calls pay for one repetition, and at
   * most ten repetitions are saved. So an upstream that is down gets a tenth more calls than usual.
   *
   * <p>Thread-safe.
   */
  static final class Budget {
    private static final int PRICE = 10;
    private static final int MAX = 10 * PRICE;

    private final AtomicInteger saved = new AtomicInteger(MAX);

    /** Counts a call that is not a repetition. */
    void call() {
      if (saved.get() < MAX) {
        saved.accumulateAndGet(1, (now, more) -> Math.min(MAX, now + more));
      }
    }

    /** Pays for a repetition; returns false if there is not enough. */
    boolean pay() {
      return saved.getAndUpdate(now -> now >= PRICE ? now - PRICE : now) >= PRICE;
    }
  }
}
