package dev.clearfault.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values that a tag can have. An application can make names at run time, so only the first ones
 * are taken. Each other value counts as {@code other}. Thread-safe.
 */
final class KnownValues<T> {
  private final Set<T> reserved;
  private final Set<T> taken = ConcurrentHashMap.newKeySet();
  private final int max;

  /**
   * Creates the set.
   *
   * @param reserved values that are always taken
   * @param max how many others are taken
   */
  KnownValues(Set<T> reserved, int max) {
    this.reserved = reserved;
    this.max = max;
  }

  /** Returns the value if it is taken, and else the other one. */
  T orElse(T value, T other) {
    return reserved.contains(value) || taken.contains(value) || take(value) ? value : other;
  }

  private synchronized boolean take(T value) {
    return taken.contains(value) || (taken.size() < max && taken.add(value));
  }
}
