package dev.clearfault.observe;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Tells whether a logger can print a throwable: one that makes up a new cause whenever it is asked
 * would be printed until the memory is full.
 */
final class Printable {
  private static final int MAX_THROWABLES = 500;

  private Printable() {}

  /** Returns whether the throwable, its causes and all they suppressed are few enough. */
  static boolean isPrintable(Throwable throwable) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(throwable);
    while (!open.isEmpty()) {
      Throwable current = open.remove();
      if (seen.add(current)) {
        Throwable cause = current.getCause();
        if (cause != null) {
          open.add(cause);
        }
        open.addAll(Arrays.asList(current.getSuppressed()));
      }
      if (seen.size() > MAX_THROWABLES || open.size() > MAX_THROWABLES) {
        return false;
      }
    }
    return true;
  }
}
