package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.AnsweredStatus;
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

/** The outcome of one attempt to call an upstream. */
sealed interface Verdict {

  /** Returns its name for listeners. */
  String outcome();

  /** The attempt went well. */
  record Well() implements Verdict {
    @Override
    public String outcome() {
      return "success";
    }
  }

  /** The outcome says nothing about the upstream: no call was made, or the end is unknown. */
  record Unknown() implements Verdict {
    @Override
    public String outcome() {
      return "unknown";
    }
  }

  /** The attempt threw. */
  sealed interface Thrown extends Verdict {
    /** Returns the exception for the application. */
    Throwable failure();
  }

  /**
   * The application gets this failure, and it counts for nothing: it is not this upstream's, or a
   * nested attempt has counted it.
   */
  record PassedOn(Throwable failure) implements Thrown {
    @Override
    public String outcome() {
      return "passed_on";
    }
  }

  /**
   * This upstream failed.
   *
   * @param kind of failure
   * @param direct whether the attempt itself failed, and not a nested call
   */
  record Failed(UpstreamException failure, UpstreamProblems kind, boolean direct)
      implements Thrown {

    @Override
    public String outcome() {
      return kind.type().code();
    }

    /**
     * Returns whether the upstream is down. A status below 500 is about the request; so are too
     * many of them in a row, which client libraries report as a breach of the protocol.
     */
    boolean isDown() {
      if (kind == UpstreamProblems.PROTOCOL_ERROR) {
        return !AnsweredStatus.isRepeated(Causes.chain(failure));
      }
      if (kind != UpstreamProblems.ERROR_STATUS) {
        return true;
      }
      return failure.answer() == null
          ? !AnsweredStatus.isAboutTheRequest(Causes.chain(failure))
          : failure.answer().status() >= 500;
    }

    /** Returns whether the call was not made, because too many are under way. */
    boolean isOwnBurst() {
      return kind == UpstreamProblems.OVERLOADED;
    }

    /**
     * Does not blame the upstream if the client stopped waiting before the upstream's own deadline.
     * Otherwise one impatient client could open the circuit for all.
     */
    Thrown within(Deadline deadline) {
      boolean hurried =
          kind == UpstreamProblems.TIMEOUT && deadline.isOfClient() && deadline.nanosLeft() <= 0;
      return hurried ? new PassedOn(failure) : this;
    }
  }

  Verdict WELL = new Well();
  Verdict UNKNOWN = new Unknown();

  /** The kinds of failures by the codes of their types. */
  Map<String, UpstreamProblems> KINDS =
      Arrays.stream(UpstreamProblems.values())
          .collect(Collectors.toUnmodifiableMap(kind -> kind.type().code(), kind -> kind));

  /** Judges what an attempt threw, by its deadline. */
  static Thrown on(String upstream, Throwable thrown, Deadline deadline) {
    Thrown verdict = on(upstream, thrown, deadline.interrupted());
    return verdict instanceof Failed failed ? failed.within(deadline) : verdict;
  }

  private static Thrown on(String upstream, Throwable thrown, boolean interrupted) {
    if (Causes.ofFuture(thrown) instanceof UpstreamException known) {
      return onKnown(upstream, known);
    }
    List<Throwable> chain = Causes.chain(thrown);
    boolean cannotBeUpstreams = UpstreamFailures.cannotBeUpstreams(chain);
    if (interrupted && (!cannotBeUpstreams || Causes.hasInterruption(chain))) {
      return failed(upstream, UpstreamProblems.TIMEOUT.problem(false), thrown);
    }
    if (thrown instanceof InterruptedException
        || (!cannotBeUpstreams && chain.stream().anyMatch(Causes::isInterruptedIo))) {
      return new PassedOn(new ProblemException(Problem.of(ProblemType.ofStatus(503)), thrown));
    }
    Problem problem = UpstreamFailures.classifyCall(chain);
    return problem == null ? new PassedOn(thrown) : failed(upstream, problem, thrown);
  }

  /** Counts a failure of this upstream once: the attempt that counts it makes a copy. */
  private static Thrown onKnown(String upstream, UpstreamException known) {
    Problem problem = known.problem();
    UpstreamProblems kind = KINDS.get(problem.type().code());
    return kind == null
            || !upstream.equals(problem.upstream())
            || !(known.getCause() instanceof UncountedAnswer answer)
        ? new PassedOn(known)
        : new Failed(copy(known, problem, answer.counted()), kind, false);
  }

  /** Returns a copy of a failure after which the call must not be repeated. */
  static UpstreamException notRetryable(UpstreamException failure) {
    Problem problem = failure.problem().toBuilder().nothingWasDone(false).build();
    return copy(failure, problem, failure.getCause());
  }

  private static UpstreamException copy(
      UpstreamException failure, Problem problem, @Nullable Throwable cause) {
    UpstreamException copy = new UpstreamException(problem, cause, failure.answer());
    copy.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  private static Failed failed(String upstream, Problem problem, Throwable thrown) {
    Problem named = problem.toBuilder().upstream(upstream).build();
    return new Failed(
        new UpstreamException(named, thrown, null),
        KINDS.getOrDefault(problem.type().code(), UpstreamProblems.FAILURE),
        true);
  }

  /** Returns whether other code than the deadline has interrupted the thread. */
  static boolean isInterruption(Throwable failure) {
    return failure instanceof ProblemException
        && !(failure instanceof UpstreamException)
        && Causes.hasInterruption(Causes.chain(failure));
  }
}
