package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.upstream.UpstreamException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt to call an upstream.
 *
 * @param failure what the application gets to see; null if all is well
 * @param kind which failure of this upstream it is; null if it is none
 * @param first whether it was found out just now, and not by a call inside of the call
 */
record Verdict(@Nullable Throwable failure, @Nullable UpstreamProblems kind, boolean first) {
  static final Verdict WELL = new Verdict(null, null, true);

  /** Says nothing about the upstream: no call was made, or nobody knows what became of it. */
  static final Verdict NOTHING = new Verdict(new IllegalStateException(), null, true);

  private static final Map<String, UpstreamProblems> KINDS =
      Arrays.stream(UpstreamProblems.values())
          .collect(Collectors.toUnmodifiableMap(kind -> kind.type().code(), kind -> kind));

  /**
   * Judges what an attempt threw.
   *
   * @param interrupted whether the thread was interrupted at the deadline
   */
  static Verdict on(CallSettings settings, Throwable thrown, boolean interrupted) {
    if (Causes.ofFuture(thrown) instanceof UpstreamException known) {
      return onKnown(settings, known);
    }
    List<Throwable> chain = Causes.chain(thrown);
    boolean passes = UpstreamFailures.isNoUpstreams(chain);
    if (interrupted && (!passes || Causes.hasInterruption(chain))) {
      return failed(settings, UpstreamProblems.TIMEOUT.problem(false), thrown);
    }
    if (thrown instanceof InterruptedException
        || (!passes && chain.stream().anyMatch(Causes::isInterruptedIo))) {
      return new Verdict(
          new ProblemException(Problem.of(ProblemType.ofStatus(503)), thrown), null, true);
    }
    Problem problem = UpstreamFailures.classifyCall(chain);
    return problem == null ? new Verdict(thrown, null, true) : failed(settings, problem, thrown);
  }

  /** A failure of this upstream counts once; the attempt that counts it makes it anew. */
  private static Verdict onKnown(CallSettings settings, UpstreamException known) {
    Problem problem = known.problem();
    UpstreamProblems kind = KINDS.get(problem.type().code());
    return kind == null
            || !settings.name().equals(problem.upstream())
            || settings.failures().isCounted(known)
        ? new Verdict(known, null, false)
        : new Verdict(settings.failures().copy(known, problem, true), kind, false);
  }

  private static Verdict failed(CallSettings settings, Problem problem, Throwable thrown) {
    UpstreamException failure =
        settings
            .failures()
            .of(problem.toBuilder().upstream(settings.name()).build(), thrown, null, true);
    return new Verdict(failure, KINDS.get(problem.type().code()), true);
  }

  /**
   * Leaves the upstream out of it if it was late only for our own client, who is in a hurry: else a
   * stranger could open the circuit for everybody.
   */
  Verdict within(Deadline deadline) {
    boolean hurried =
        kind == UpstreamProblems.TIMEOUT && deadline.callers() && deadline.nanosLeft() <= 0;
    return hurried ? new Verdict(failure, null, first) : this;
  }

  /** Tells whether this says that the upstream is not well: a request that it refuses does not. */
  boolean isIll() {
    return kind != null
        && (kind != UpstreamProblems.ERROR_STATUS
            || !(failure instanceof UpstreamException known)
            || known.answer() == null
            || known.answer().status() >= 500);
  }

  /** Tells whether it says anything about the upstream at all. */
  boolean isAboutUpstream() {
    return failure == null || kind != null;
  }

  /** Tells whether somebody other than the deadline has interrupted the thread. */
  static boolean isInterruption(Throwable failure) {
    return failure instanceof ProblemException
        && !(failure instanceof UpstreamException)
        && Causes.hasInterruption(Causes.chain(failure));
  }
}
