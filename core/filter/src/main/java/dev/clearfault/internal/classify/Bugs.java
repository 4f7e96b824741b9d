package dev.clearfault.internal.classify;

import java.util.List;

/** Knows which exceptions mean a bug in the application's code. Thread-safe. */
public final class Bugs {
  /** No code throws these on purpose, except {@code Objects.requireNonNull}. */
  private static final ClassValue<Boolean> CERTAIN =
      Causes.named(
          "java.lang.NullPointerException",
          "java.lang.ClassCastException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.ArrayStoreException",
          "java.lang.NegativeArraySizeException");

  /** Code throws these on purpose, too, to refuse a value that it was given. */
  private static final ClassValue<Boolean> LIKELY =
      Causes.named(
          "java.lang.IllegalArgumentException",
          "java.lang.IllegalStateException",
          "java.lang.ArithmeticException",
          "java.lang.UnsupportedOperationException",
          "java.util.ConcurrentModificationException",
          "java.util.NoSuchElementException",
          "jakarta.validation.ValidationException");

  private Bugs() {}

  /**
   * Returns whether a class of the application refused an input by a bug, and not on purpose.
   *
   * @param chain the refusal and its causes, outermost first; may be empty
   */
  public static boolean refused(List<Throwable> chain) {
    if (chain.size() < 2) {
      return false;
    }
    Throwable innermost = chain.get(chain.size() - 1);
    return CERTAIN.get(innermost.getClass())
        && !(innermost instanceof NullPointerException && isRequirement(innermost));
  }

  /** Returns whether {@code Objects.requireNonNull} threw it. */
  private static boolean isRequirement(Throwable throwable) {
    StackTraceElement[] frames = Causes.frames(throwable);
    return frames.length > 0 && frames[0].getClassName().equals("java.util.Objects");
  }

  /**
   * Returns whether a driver or a client library made the exception. Below a parser's, it shows
   * that a class of the application called something, and no text is to blame.
   */
  public static boolean isElsewhere(Throwable throwable) {
    return SqlExceptions.isOne(throwable)
        || ClientLibraries.isOfDriver(throwable)
        || ClientLibraries.made(throwable);
  }

  /** Returns whether the exception means a bug, unless a client library threw it. */
  static boolean isLikely(Throwable throwable) {
    return CERTAIN.get(throwable.getClass()) || LIKELY.get(throwable.getClass());
  }
}
