package dev.clearfault.upstream;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Asks throwables that may fail when asked. */
final class Throwables {
  private static final int MAX_DEPTH = 32;
  private static final StackTraceElement[] NONE = {};

  private Throwables() {}

  /** Returns the throwable and all its causes, outermost first, as far as they are worth asking. */
  static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>(4);
    Throwable current = thrown;
    while (current != null && chain.size() < MAX_DEPTH) {
      chain.add(current);
      current = cause(current);
    }
    return chain;
  }

  private static @Nullable Throwable cause(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable hostile) {
      return null;
    }
  }

  /** Tells whether it, or anything in the chain, came of the interruption of a thread. */
  static boolean hasInterruption(List<Throwable> chain) {
    return chain.stream().anyMatch(t -> t instanceof InterruptedException || isInterruptedIo(t));
  }

  /** Tells whether a channel or a socket was closed because its thread was interrupted. */
  static boolean isInterruptedIo(Throwable throwable) {
    return throwable instanceof ClosedByInterruptException
        // OkHttp, whose time-outs have the same class; and sockets on virtual threads.
        || (throwable.getClass() == InterruptedIOException.class
            && message(throwable).equals("interrupted"))
        || (throwable instanceof SocketException
            && message(throwable).equals("Closed by interrupt"));
  }

  /** Returns what a future was completed by. */
  static Throwable completedBy(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }

  /** Returns what a future was completed by, whoever has asked it for its value since then. */
  static Throwable ofFuture(Throwable thrown) {
    return chain(thrown).stream()
        .filter(t -> !(t instanceof CompletionException) && !(t instanceof ExecutionException))
        .findFirst()
        .orElse(thrown);
  }

  /**
   * Throws whatever it is as if it were unchecked, for the caller's callable may throw anything.
   *
   * @return nothing; it is there to be thrown, so that the compiler knows that the way ends
   */
  static RuntimeException asUnchecked(Throwable thrown) {
    return Throwables.<RuntimeException>sneak(thrown);
  }

  @SuppressWarnings("unchecked") // that is the point: the type is erased
  private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /** Returns the message; empty if there is none. */
  static String message(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      return message == null ? "" : message;
    } catch (Throwable hostile) {
      return "";
    }
  }

  /** Returns the frames, innermost first. This costs more than all else: ask names first. */
  static StackTraceElement[] frames(Throwable throwable) {
    try {
      StackTraceElement[] frames = throwable.getStackTrace();
      return frames == null ? NONE : frames;
    } catch (Throwable hostile) {
      return NONE;
    }
  }

  /**
   * Returns what tells, and remembers, whether a class or one of its superclasses has one of the
   * names. It keeps JDK types only, so that an entry in a class of the JDK pins no application.
   */
  static ClassValue<Boolean> named(String... names) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        return Arrays.stream(names).anyMatch(name -> isNamed(type, name));
      }
    };
  }

  /** Tells whether the class or one of its superclasses has the name. */
  static boolean isNamed(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
