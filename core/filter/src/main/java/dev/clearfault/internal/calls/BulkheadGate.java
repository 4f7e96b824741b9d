package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import java.util.concurrent.Semaphore;

/** Lets only so many calls through at one time. */
final class BulkheadGate implements Gate {
  private final Semaphore places;

  BulkheadGate(int places) {
    this.places = new Semaphore(places);
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

  @Override
  public long secondsToWait() {
    return 1;
  }
}
