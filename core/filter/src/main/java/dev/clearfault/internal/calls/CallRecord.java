package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Remembers how the last attempts to call one upstream went, in a fixed space. Thread-safe. */
final class CallRecord {
  static final int LENGTH = 100;

  /** A ring of what happened: null for success, or for nothing yet. */
  private final AtomicReferenceArray<@Nullable UpstreamProblems> ring =
      new AtomicReferenceArray<>(LENGTH);

  private final AtomicInteger next = new AtomicInteger();
  private volatile long lastSuccess;
  private volatile long lastFailure;

  void add(Verdict verdict) {
    if (verdict instanceof Verdict.Failed failed) {
      put(failed.kind());
      lastFailure = System.currentTimeMillis();
    } else if (verdict instanceof Verdict.Well) {
      put(null);
      lastSuccess = System.currentTimeMillis();
    }
  }

  private void put(@Nullable UpstreamProblems what) {
    ring.set(Math.floorMod(next.getAndIncrement(), LENGTH), what);
  }

  /** Returns how many of the last attempts failed, by code; without codes that did not occur. */
  Map<String, Integer> failures() {
    Map<String, Integer> failures = new TreeMap<>();
    for (int i = 0; i < LENGTH; i++) {
      UpstreamProblems kind = ring.get(i);
      if (kind != null) {
        failures.merge(kind.type().code(), 1, Integer::sum);
      }
    }
    return failures;
  }

  @Nullable Instant lastSuccess() {
    return instant(lastSuccess);
  }

  @Nullable Instant lastFailure() {
    return instant(lastFailure);
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
