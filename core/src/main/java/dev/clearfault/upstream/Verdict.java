package dev.clearfault.upstream;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
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
   * @param name the upstream's
   * @param interrupted whether the thread was interrupted at the deadline
   */
  static Verdict on(String name, Throwable thrown, boolean interrupted) {
    if (Causes.ofFuture(thrown) instanceof UpstreamException known) {
      boolean ours = name.equals(known.problem().upstream()) && known.isNews();
      return new Verdict(known, ours ? KINDS.get(known.problem().type().code()) : null, false);
    }
    List<Throwable> chain = Causes.chain(thrown);
    boolean passes = UpstreamFailures.isNoUpstreams(chain);
    if (interrupted && (!passes || Causes.hasInterruption(chain))) {
      return failed(name, UpstreamProblems.TIMEOUT.problem(false), thrown);
    }
    if (thrown instanceof InterruptedException
        || (!passes && chain.stream().anyMatch(Causes::isInterruptedIo))) {
      return new Verdict(
          new ProblemException(Problem.of(ProblemType.ofStatus(503)), thrown), null, true);
    }
    Problem problem = UpstreamFailures.classifyCall(chain);
    return problem == null ? new Verdict(thrown, null, true) : failed(name, problem, thrown);
  }

  private static Verdict failed(String name, Problem problem, Throwable thrown) {
    UpstreamException failure =
        new UpstreamException(problem.toBuilder().upstream(name).build(), thrown);
    boolean ignored = failure.isNews(); // Whoever asks for the verdict puts it on record.
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
