package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.upstream.UpstreamHealth;
import dev.clearfault.upstream.UpstreamHealth.Bulkhead;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Remembers how the last attempts to call one upstream went, in a fixed space. Thread-safe. */
final class CallRecord {
  static final int LENGTH = 100;

  /** The last outcomes in a ring; null is a success, or no outcome yet. */
  private final AtomicReferenceArray<@Nullable UpstreamProblems> ring =
      new AtomicReferenceArray<>(LENGTH);

  private final AtomicInteger next = new AtomicInteger();
  private volatile List<Gate> gates = List.of();
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable Instant lastFailure;

  void add(Verdict verdict) {
    if (verdict instanceof Verdict.Failed failed) {
      put(failed.kind());
      lastFailure = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    } else if (verdict instanceof Verdict.Well) {
      put(null);
      lastSuccess = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
  }

  private void put(@Nullable UpstreamProblems what) {
    ring.set(Math.floorMod(next.getAndIncrement(), LENGTH), what);
  }

  /** Keeps the gates of the copy of the settings that was made last. */
  void watch(List<Gate> lastMade) {
    gates = lastMade;
  }

  /** Returns the health with the gates of the last copy. */
  UpstreamHealth health(String name) {
    return health(name, gates);
  }

  UpstreamHealth health(String name, List<Gate> gates) {
    Map<String, Integer> failures = new HashMap<>();
    for (int i = 0; i < LENGTH; i++) {
      UpstreamProblems kind = ring.get(i);
      if (kind != null) {
        failures.merge(kind.type().code(), 1, Integer::sum);
      }
    }
    return new UpstreamHealth(
        name, circuit(gates), bulkhead(gates), failures, lastSuccess, lastFailure);
  }

  private static Circuit circuit(List<Gate> gates) {
    return gates.stream()
        .map(Gate::circuit)
        .filter(state -> state != Circuit.NONE)
        .findFirst()
        .orElse(Circuit.NONE);
  }

  private static @Nullable Bulkhead bulkhead(List<Gate> gates) {
    return gates.stream().map(Gate::bulkhead).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
