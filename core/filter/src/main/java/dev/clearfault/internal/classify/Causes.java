package dev.clearfault.internal.classify;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads throwables and their causes. They may be hostile: the causes may have no end or form a
 * circle, and the methods may throw.
 *
 * <p>Thread-safe.
 */
public final class Causes {
  private static final int MAX_DEPTH = 32;
  private static final StackTraceElement[] NO_FRAMES = {};

  /**
   * These classes say nothing of their own. They have names, because most of them are not on every
   * class path. Subclasses do not count: an {@code UnavailableException}, which is a {@code
   * ServletException}, does say something.
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
          // Around what a page, a bean or an expression of the application threw.
          "org.apache.jasper.JasperException",
          "jakarta.servlet.jsp.JspException",
          "jakarta.faces.FacesException",
          "jakarta.el.ELException",
          "org.springframework.web.util.NestedServletException",
          // Around why a transaction was rolled back.
          "jakarta.ejb.EJBTransactionRolledbackException",
          "jakarta.ejb.TransactionRolledbackLocalException",
          "jakarta.persistence.RollbackException",
          "jakarta.transaction.RollbackException",
          "jakarta.transaction.TransactionalException",
          "org.springframework.transaction.TransactionSystemException",
          "org.springframework.transaction.UnexpectedRollbackException",
          // Around what a resource of JAX-RS threw, or what was thrown to read its input.
          "org.glassfish.jersey.server.ContainerException",
          "org.glassfish.jersey.server.internal.process.MappableException",
          "org.jboss.resteasy.spi.UnhandledException",
          "org.jboss.resteasy.spi.ApplicationException",
          "org.jboss.resteasy.spi.ReaderException",
          "org.jboss.resteasy.spi.WriterException",
          "org.apache.cxf.interceptor.Fault");

  private Causes() {}

  /** Returns the throwable and all its causes, outermost first, at most 32 of them. */
  public static List<Throwable> chain(Throwable failure) {
    return walk(failure, thrown -> true);
  }

  /**
   * Returns the throwable and what it wraps, as long as the wrapper says nothing of its own; the
   * last one is the failure itself.
   *
   * @param serverWraps whether a throwable is a wrapper that the server has made
   */
  public static List<Throwable> unwrap(Throwable failure, Predicate<Throwable> serverWraps) {
    return walk(failure, thrown -> isPureWrapper(thrown) || serverWraps.test(thrown));
  }

  /** Returns whether the chain has this very throwable, and not only an equal one. */
  public static boolean contains(List<Throwable> chain, Throwable wanted) {
    for (Throwable each : chain) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  private static List<Throwable> walk(Throwable failure, Predicate<Throwable> goesOn) {
    Throwable current = goesOn.test(failure) ? causeOf(failure) : null;
    if (current == null || current == failure) {
      return List.of(failure); // Most throwables have no cause.
    }
    List<Throwable> seen = new ArrayList<>();
    seen.add(failure);
    while (current != null && seen.size() < MAX_DEPTH && !contains(seen, current)) {
      seen.add(current);
      current = goesOn.test(current) ? causeOf(current) : null;
    }
    return List.copyOf(seen);
  }

  /** Returns whether the class of the throwable says nothing of its own. */
  static boolean isPureWrapper(Throwable throwable) {
    return PURE_WRAPPERS.contains(throwable.getClass().getName());
  }

  private static @Nullable Throwable causeOf(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable hostile) {
      // The failure is answered without this cause.
      return null;
    }
  }

  /** Returns whether anything in the chain was caused by the interruption of a thread. */
  public static boolean hasInterruption(List<Throwable> chain) {
    return chain.stream().anyMatch(t -> t instanceof InterruptedException || isInterruptedIo(t));
  }

  /** Returns whether a channel or a socket was closed because its thread was interrupted. */
  public static boolean isInterruptedIo(Throwable throwable) {
    return throwable instanceof ClosedByInterruptException
        // OkHttp, whose time-outs have the same class; and sockets on virtual threads.
        || (throwable.getClass() == InterruptedIOException.class
            && message(throwable).equals("interrupted"))
        || (throwable instanceof SocketException
            && message(throwable).equals("Closed by interrupt"));
  }

  /** Returns the throwable that completed a future, from the throwable that a stage received. */
  public static Throwable completedBy(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }

  /** Returns the throwable that completed a future, from any exception of its methods. */
  public static Throwable ofFuture(Throwable thrown) {
    return chain(thrown).stream()
        .filter(t -> !(t instanceof CompletionException) && !(t instanceof ExecutionException))
        .findFirst()
        .orElse(thrown);
  }

  /** Returns the message; empty if there is none. */
  public static String message(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      return message == null ? "" : message;
    } catch (Throwable hostile) {
      return "";
    }
  }

  /** Returns the frames, innermost first. This is expensive, so compare the names first. */
  public static StackTraceElement[] frames(Throwable throwable) {
    try {
      StackTraceElement[] frames = throwable.getStackTrace();
      return frames == null ? NO_FRAMES : frames;
    } catch (Throwable hostile) {
      return NO_FRAMES;
    }
  }

  /**
   * Returns a lookup that says, and remembers, whether a class or one of its superclasses has one
   * of the names. It keeps JDK types only, so that an entry in a class of the JDK pins no
   * application.
   */
  static ClassValue<Boolean> named(String... names) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        return Arrays.stream(names).anyMatch(name -> isNamed(type, name));
      }
    };
  }

  /** Returns whether the class or one of its superclasses has the name. */
  static boolean isNamed(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
