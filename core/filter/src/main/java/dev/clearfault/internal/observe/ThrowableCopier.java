package dev.clearfault.internal.observe;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies a throwable with its causes and suppressed throwables, so that a logger can print it. Each
 * text is escaped, and its secrets are masked. Texts, frames and the number of throwables are
 * limited. A throwable whose methods fail does no harm.
 */
final class ThrowableCopier {
  private static final int MAX_THROWABLES = 50;
  private static final int MAX_FRAMES = 2_048;
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_ALL_TEXTS = 32_000;

  /** The length of a text when the other texts have used up the limit for all. */
  private static final int MIN_TEXT = 200;

  private static final int MAX_NAME = 500;
  private static final StackTraceElement[] NO_FRAMES = {};

  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int throwables = MAX_THROWABLES;
  private int frames = MAX_FRAMES;
  private int characters = MAX_ALL_TEXTS;
  private boolean differs;

  private ThrowableCopier() {}

  /** Returns the throwable itself if a logger can print it as it is; otherwise a copy. */
  static Throwable printable(Throwable thrown) {
    ThrowableCopier copier = new ThrowableCopier();
    Throwable copy = copier.copy(thrown, NO_FRAMES);
    return copier.differs ? copy : thrown;
  }

  /**
   * Copies a throwable, its causes and its suppressed throwables.
   *
   * @param enclosing the frames of the throwable around it, which loggers print only once
   */
  private LoggedThrowable copy(Throwable original, StackTraceElement[] enclosing) {
    if (throwables == 0) {
      differs = true;
      return new LoggedThrowable("(further causes are left out)");
    }
    throwables--;
    String text = text(original);
    if (!seen.add(original)) {
      return new LoggedThrowable("[CIRCULAR REFERENCE: " + text + "]");
    }
    LoggedThrowable copy = new LoggedThrowable(text);
    StackTraceElement[] trace = trace(original, enclosing);
    copy.setStackTrace(trace);
    Throwable cause = cause(original);
    if (cause != null) {
      copy.initCause(copy(cause, trace));
    }
    for (Throwable suppressed : original.getSuppressed()) {
      boolean full = throwables == 0;
      copy.addSuppressed(copy(suppressed, trace));
      if (full) {
        break;
      }
    }
    return copy;
  }

  private String text(Throwable original) {
    String type = original.getClass().getName();
    int max = Math.min(MAX_TEXT, Math.max(MIN_TEXT, characters));
    String text;
    try {
      text = String.valueOf(original.toString());
      // Each logger prints another one of these three.
      differs |=
          !isSafe(text, max)
              || !isSafe(original.getMessage(), max)
              || !isSafe(original.getLocalizedMessage(), max)
              || printsItself(original.getClass());
    } catch (Throwable hostile) {
      differs = true;
      text = type + " (its message cannot be read)";
    }
    String named = text.startsWith(type) ? text : type + ": " + text;
    String safe = SafeText.of(Secrets.mask(named, max), max);
    characters -= safe.length();
    return safe;
  }

  private static boolean isSafe(@Nullable String text, int max) {
    return text == null || (SafeText.isSafe(text, max) && Secrets.mask(text, max).equals(text));
  }

  /** Returns whether the class prints by a method of its own, whose text cannot be checked. */
  private static boolean printsItself(Class<?> type) throws NoSuchMethodException {
    return type.getMethod("printStackTrace", PrintWriter.class).getDeclaringClass()
            != Throwable.class
        || type.getMethod("printStackTrace", PrintStream.class).getDeclaringClass()
            != Throwable.class;
  }

  private @Nullable Throwable cause(Throwable original) {
    try {
      return original.getCause();
    } catch (Throwable hostile) {
      differs = true;
      return null;
    }
  }

  private StackTraceElement[] trace(Throwable original, StackTraceElement[] enclosing) {
    try {
      StackTraceElement[] trace = original.getStackTrace();
      int own = trace.length - common(trace, enclosing);
      if (own > frames) {
        differs = true;
        trace = Arrays.copyOf(trace, frames);
        own = frames;
      }
      frames -= own;
      for (int i = 0; i < own; i++) {
        trace[i] = safe(trace[i]);
      }
      return trace;
    } catch (Throwable hostile) {
      differs = true;
      return NO_FRAMES;
    }
  }

  /** Returns how many frames at the end are the same. */
  private static int common(StackTraceElement[] trace, StackTraceElement[] enclosing) {
    int count = 0;
    while (count < trace.length
        && count < enclosing.length
        && trace[trace.length - 1 - count].equals(enclosing[enclosing.length - 1 - count])) {
      count++;
    }
    return count;
  }

  /** Escapes the names, because another service may have sent the throwable in a message. */
  private StackTraceElement safe(StackTraceElement frame) {
    if (SafeText.isSafe(frame.toString(), MAX_NAME)) {
      return frame;
    }
    differs = true;
    String file = frame.getFileName();
    return new StackTraceElement(
        SafeText.of(frame.getClassName(), MAX_NAME),
        SafeText.of(frame.getMethodName(), MAX_NAME),
        file == null ? null : SafeText.of(file, MAX_NAME),
        frame.getLineNumber());
  }
}
