package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.upstream.UpstreamHealth;

/** Decides whether a call may be made now. Thread-safe. */
interface Gate {

  /** Lets one call through, or does not. */
  boolean tryEnter();

  /**
   * Takes note of the end of a call that was let through.
   *
   * @param nanos how long it took
   */
  void leave(long nanos, Verdict verdict);

  /** Returns what a call that was not let through fails with. */
  UpstreamProblems refusal();

  /** Returns after how many seconds another call is worth a try; at least 1. */
  long secondsToWait();

  /** Returns the state of the circuit, where the gate is one. */
  default UpstreamHealth.Circuit circuit() {
    return UpstreamHealth.Circuit.NONE;
  }
}
