package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Decides whether one call is repeated, and when. For one thread at a time. */
final class Retries {
  static final long NONE = -1;

  /** What may go well a moment later. An answer is an answer, whatever it says. */
  private static final Set<UpstreamProblems> PASSING =
      EnumSet.of(
          UpstreamProblems.DNS_FAILURE,
          UpstreamProblems.CONNECT_REFUSED,
          UpstreamProblems.CONNECTION_RESET,
          UpstreamProblems.TIMEOUT);

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int MAX_DOUBLINGS = 5;

  private final CallSettings settings;
  private final BooleanSupplier mayBeRepeated;
  private int left;
  private int done;

  /**
   * Begins with a call's first attempt.
   *
   * @param mayBeRepeated whether the call may be made once more, after all that has happened
   */
  Retries(CallSettings settings, BooleanSupplier mayBeRepeated) {
    this.settings = settings;
    this.mayBeRepeated = mayBeRepeated;
    left = settings.retries();
    settings.budget().call();
  }

  /**
   * Returns how many nanoseconds to wait before the next attempt: a random part of a span that
   * doubles, so that callers who failed together do not come back together.
   *
   * @return {@link #NONE} if there shall be none
   */
  long pauseAfter(Verdict verdict, Deadline deadline) {
    boolean passing =
        verdict instanceof Verdict.Failed failed
            && failed.direct()
            && PASSING.contains(failed.kind());
    if (left == 0 || !passing || !mayBeRepeated.getAsBoolean()) {
      return NONE;
    }
    long span = FIRST_PAUSE << Math.min(done, MAX_DOUBLINGS);
    long pause = ThreadLocalRandom.current().nextLong(span + 1);
    if (deadline.interrupted() || pause >= deadline.nanosLeft() || !settings.budget().pay()) {
      return NONE;
    }
    left--;
    done++;
    return pause;
  }
}
