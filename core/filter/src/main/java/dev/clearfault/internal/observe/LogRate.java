package dev.clearfault.internal.observe;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Limits how many lines of one kind are written in a second, and counts the others, so that an
 * outage does not fill the disk.
 *
 * <p>No thread waits for the end of a second: the counts are returned with the next line of any
 * kind, or at the end. Thread-safe.
 */
final class LogRate {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** An application may make codes at run time. Further kinds share one window. */
  private static final int MAX_KINDS = 256;

  private final int linesPerSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep;

  LogRate(int linesPerSecond, LongSupplier nanoTime) {
    this.linesPerSecond = linesPerSecond;
    this.nanoTime = nanoTime;
    this.nextSweep = new AtomicLong(nanoTime.getAsLong() + SECOND);
  }

  /** How many lines of one kind were not written. */
  record HeldBack(String kind, Level level, int count, String lastInstance) {}

  /** Returns whether the line may be written; if not, it is counted. */
  boolean admit(String kind, Level level, String instance) {
    Window window = windows.get(kind);
    if (window == null) {
      String key = windows.size() < MAX_KINDS ? kind : "other";
      window = windows.computeIfAbsent(key, k -> new Window(level));
    }
    return window.admit(nanoTime.getAsLong(), instance);
  }

  /** Returns the counts of past seconds; at most one caller in a second gets them. */
  List<HeldBack> sweep() {
    long now = nanoTime.getAsLong();
    long due = nextSweep.get();
    if (now - due < 0 || !nextSweep.compareAndSet(due, now + SECOND)) {
      return List.of();
    }
    return collect(now);
  }

  /** Returns all counts that were not returned before. */
  List<HeldBack> drain() {
    return collect(nanoTime.getAsLong() + SECOND);
  }

  private List<HeldBack> collect(long now) {
    List<HeldBack> all = new ArrayList<>();
    windows.forEach((kind, window) -> window.collect(kind, now, all));
    return all;
  }

  private final class Window {
    private final Level level;
    private long start = nanoTime.getAsLong();
    private int admitted;
    private int heldBack;
    private int due;
    private String lastInstance = "";

    Window(Level level) {
      this.level = level;
    }

    synchronized boolean admit(long now, String instance) {
      turnAt(now);
      if (admitted < linesPerSecond) {
        admitted++;
        return true;
      }
      heldBack++;
      lastInstance = instance;
      return false;
    }

    synchronized void collect(String kind, long now, List<HeldBack> all) {
      turnAt(now);
      if (due > 0) {
        all.add(new HeldBack(kind, level, due, lastInstance));
        due = 0;
      }
    }

    private void turnAt(long now) {
      if (now - start >= SECOND) {
        start = now;
        admitted = 0;
        due += heldBack;
        heldBack = 0;
      }
    }
  }
}
