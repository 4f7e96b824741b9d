package dev.clearfault.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the causes of throwables that may be hostile: endless, cyclic, or throwing when asked.
 *
 * <p>Thread-safe.
 */
public final class Causes {
  private static final int MAX_DEPTH = 32;

  /**
   * Exactly these classes say nothing of their own. By name, for most of them are not on every
   * class path; exactly, for a subclass does say something (an {@code UnavailableException} is a
   * {@code ServletException}).
   */
  private static final Set<String> PURE_WRAPPERS =
      Set.of(
          "jakarta.servlet.ServletException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "java.lang.reflect.UndeclaredThrowableException",
          "java.lang.reflect.InvocationTargetException",
          "java.io.UncheckedIOException",
          "jakarta.ejb.EJBException",
          // Open Liberty hands these to filters in place of what the servlet threw.
          "com.ibm.websphere.servlet.error.ServletErrorReport",
          "com.ibm.ws.webcontainer.webapp.WebAppErrorReport");

  private Causes() {}

  /** Returns the throwable and all its causes, outermost first, at most 32 of them. */
  public static List<Throwable> chain(Throwable failure) {
    return walk(failure, false);
  }

  /**
   * Returns the throwable and what it wraps, as long as the wrapper says nothing of its own; the
   * last one is the failure itself.
   */
  public static List<Throwable> unwrap(Throwable failure) {
    return walk(failure, true);
  }

  /** Returns whether that very throwable is in a chain, whatever it equals. */
  public static boolean contains(List<Throwable> chain, Throwable wanted) {
    for (Throwable each : chain) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  private static List<Throwable> walk(Throwable failure, boolean throughWrappersOnly) {
    Throwable current = next(failure, throughWrappersOnly);
    if (current == null || current == failure) {
      return List.of(failure); // Most have no cause and wrap nothing.
    }
    List<Throwable> seen = new ArrayList<>();
    seen.add(failure);
    while (current != null && seen.size() < MAX_DEPTH && !contains(seen, current)) {
      seen.add(current);
      current = next(current, throughWrappersOnly);
    }
    return List.copyOf(seen);
  }

  private static @Nullable Throwable next(Throwable throwable, boolean throughWrappersOnly) {
    return throughWrappersOnly && !isPureWrapper(throwable) ? null : causeOf(throwable);
  }

  private static boolean isPureWrapper(Throwable throwable) {
    return PURE_WRAPPERS.contains(throwable.getClass().getName())
        || (throwable.getClass() == RuntimeException.class && isMadeByUndertow(throwable));
  }

  /**
   * Undertow puts a plain {@code RuntimeException} around whatever comes out of a forward or an
   * include, and around what only other languages let a servlet throw. Its class is anybody's, so
   * the frame that made it has to tell.
   */
  private static boolean isMadeByUndertow(Throwable throwable) {
    StackTraceElement[] frames = throwable.getStackTrace();
    return frames.length > 0 && frames[0].getClassName().startsWith("io.undertow.servlet.");
  }

  private static @Nullable Throwable causeOf(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable hostile) {
      // A getCause that fails has no cause to show; the failure itself is still worth an answer.
      return null;
    }
  }
}
