package dev.clearfault.internal.calls;

import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way of one attempt through the gates of an upstream. It leaves them once. */
final class Passage {
  private final CallSettings settings;
  private final long begin = System.nanoTime();
  private final AtomicBoolean left = new AtomicBoolean();

  private Passage(CallSettings settings) {
    this.settings = settings;
  }

  /**
   * Enters.
   *
   * @throws UpstreamException if a gate is closed
   */
  static Passage through(CallSettings settings) {
    List<Gate> gates = settings.gates();
    for (int i = 0; i < gates.size(); i++) {
      Gate gate = gates.get(i);
      if (!gate.tryEnter()) {
        gates.subList(0, i).forEach(entered -> entered.leave(0, Verdict.UNKNOWN));
        UpstreamException refusal = refusal(settings, gate);
        settings.shared().record().add(new Verdict.Failed(refusal, gate.refusal(), false));
        throw refusal;
      }
    }
    return new Passage(settings);
  }

  private static UpstreamException refusal(CallSettings settings, Gate gate) {
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
    try {
      return Verdict.on(settings, thrown, deadline);
    } catch (Throwable hopeless) {
      boolean ignored = leave(Verdict.UNKNOWN);
      throw hopeless;
    }
  }

  /**
   * Leaves the gates, and records the outcome.
   *
   * @return false if the attempt has already left
   */
  boolean leave(Verdict verdict) {
    if (!left.compareAndSet(false, true)) {
      return false;
    }
    long nanos = System.nanoTime() - begin;
    settings.gates().forEach(gate -> gate.leave(nanos, verdict));
    settings.shared().record().add(verdict);
    return true;
  }
}
