package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.upstream.UpstreamHealth;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Decides whether a call may be made now. Thread-safe. */
interface Gate {

  /** Lets one call through; returns false if the gate is closed. */
  boolean tryEnter();

  /**
   * Records the end of a call that was let through.
   *
   * @param nanos how long it took
   */
  void leave(long nanos, Verdict verdict);

  /** Returns the failure of a call that was not let through. */
  UpstreamProblems refusal();

  /** Closes the circuit, if the gate is a circuit breaker. */
  default void closeCircuit() {}

  /** Returns how many seconds the next call should wait; at least 1. */
  default long secondsToWait() {
    return 1;
  }

  /** Returns the state of the circuit, if the gate is a circuit breaker. */
  default UpstreamHealth.Circuit circuit() {
    return UpstreamHealth.Circuit.NONE;
  }

  /** Returns how many calls are under way, if the gate limits them; else null. */
  default UpstreamHealth.@Nullable Bulkhead bulkhead() {
    return null;
  }

  /** Lets only a few calls through at one time. */
  record Bulkhead(Semaphore places, int max) implements Gate {

    Bulkhead(int max) {
      this(new Semaphore(max), max);
    }

    @Override
    public UpstreamHealth.Bulkhead bulkhead() {
      return new UpstreamHealth.Bulkhead(max - places.availablePermits(), max);
    }

    @Override
    public boolean tryEnter() {
      return places.tryAcquire();
    }

    @Override
    public void leave(long nanos, Verdict verdict) {
      places.release();
    }

    @Override
    public UpstreamProblems refusal() {
      return UpstreamProblems.OVERLOADED;
    }
  }
}
