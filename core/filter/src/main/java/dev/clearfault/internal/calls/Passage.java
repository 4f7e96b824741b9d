package dev.clearfault.internal.calls;

import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The way of one attempt through the gates of an upstream. It leaves them once. */
final class Passage {
  private final CallSettings settings;
  private final int number;
  private final long begin = System.nanoTime();
  private final AtomicBoolean left = new AtomicBoolean();
  private int entered;
  private Verdict.@Nullable Failed refused;

  /**
   * Begins an attempt.
   *
   * @param number of the attempt, from 1
   */
  Passage(CallSettings settings, int number) {
    this.settings = settings;
    this.number = number;
  }

  /**
   * Enters all gates.
   *
   * @throws UpstreamException if one is closed; {@link #leave} leaves the others
   */
  void enter() {
    for (Gate gate : settings.gates()) {
      if (!gate.tryEnter()) {
        UpstreamException refusal = refusal(gate);
        refused = new Verdict.Failed(refusal, gate.refusal(), false);
        throw refusal;
      }
      entered++;
    }
  }

  private UpstreamException refusal(Gate gate) {
    Problem problem =
        gate.refusal().problem(true).toBuilder()
            .upstream(settings.name())
            .header("Retry-After", Long.toString(gate.secondsToWait()))
            .build();
    return new UpstreamException(problem, null, null);
  }

  /**
   * Judges what the attempt threw. If that fails, for example without memory, the attempt leaves,
   * so that it takes no place from others.
   */
  Verdict.Thrown judge(Throwable thrown, Deadline deadline) {
    if (refused != null) {
      return refused;
    }
    try {
      return Verdict.on(settings.name(), thrown, deadline);
    } catch (Throwable hopeless) {
      leave(Verdict.UNKNOWN);
      throw hopeless;
    }
  }

  /**
   * Leaves the gates that it entered, records the outcome, and tells the listeners. None of them
   * can change the outcome.
   *
   * @return false if the attempt has already left
   */
  boolean leave(Verdict verdict) {
    if (!left.compareAndSet(false, true)) {
      return false;
    }
    long nanos = System.nanoTime() - begin;
    settings.gates().subList(0, entered).forEach(gate -> leave(gate, nanos, verdict));
    try {
      settings.shared().record().add(verdict);
      settings.tell(verdict, nanos, number);
    } catch (Throwable mishap) {
      Told.log("record of the calls of " + settings.name(), mishap);
    }
    return true;
  }

  private static void leave(Gate gate, long nanos, Verdict verdict) {
    try {
      gate.leave(nanos, verdict);
    } catch (Throwable mishap) {
      Told.log(gate.getClass().getName(), mishap);
    }
  }
}
