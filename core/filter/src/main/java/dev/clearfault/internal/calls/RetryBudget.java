package dev.clearfault.internal.calls;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps repetitions from becoming a storm: every ten calls pay for one, and at most ten are saved
 * up. An upstream that is down therefore gets a tenth more calls than usual, not a multiple.
 *
 * <p>Thread-safe.
 */
final class RetryBudget {
  private static final int PRICE = 10;
  private static final int MAX = 10 * PRICE;

  private final AtomicInteger saved = new AtomicInteger(MAX);

  /** Takes note of a call that is no repetition. */
  void call() {
    if (saved.get() < MAX) {
      saved.accumulateAndGet(1, (now, more) -> Math.min(MAX, now + more));
    }
  }

  /** Pays for a repetition, if that can be afforded. */
  boolean pay() {
    int before = saved.getAndUpdate(now -> now >= PRICE ? now - PRICE : now);
    return before >= PRICE;
  }
}
