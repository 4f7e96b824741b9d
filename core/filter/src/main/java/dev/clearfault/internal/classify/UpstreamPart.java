package dev.clearfault.internal.classify;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.spi.Evidence;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in a chain of causes the upstream's part begins: by the class of an exception, or by
 * the code that threw it.
 *
 * <p>{@link #evidence} relies on the exceptions alone. {@link #calledPart} is used if the
 * application has declared a call to an upstream, which proves much more.
 */
final class UpstreamPart {
  /** Like the pure wrappers, these have a cause, and do not show whose fault it is. */
  private static final Set<String> PLAIN =
      Set.of(
          // Around checked exceptions: what block() of Reactor and get() of Failsafe throw.
          "reactor.core.Exceptions$ReactiveException",
          "dev.failsafe.FailsafeException",
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.io.IOException");

  /** Exceptions of drivers that are a call's failure, except those with a rule of their own. */
  private static final List<String> DRIVERS =
      List.of(
          "com.mongodb.",
          "redis.clients.",
          "io.lettuce.",
          "org.apache.kafka.",
          "com.rabbitmq.",
          "jakarta.jms.",
          "jakarta.mail.",
          "javax.naming.NamingException",
          "java.sql.SQLTransientConnectionException",
          "java.sql.SQLNonTransientConnectionException",
          "java.sql.SQLTimeoutException");

  /** A class that cannot be mapped to JSON is always a fault of the application. */
  private static final ClassValue<Boolean> BAD_MAPPINGS =
      Causes.named(
          "com.fasterxml.jackson.databind.exc.InvalidDefinitionException",
          "tools.jackson.databind.exc.InvalidDefinitionException");

  private UpstreamPart() {}

  /** Returns whether exceptions of this chain that look like an upstream's are not. */
  static boolean isUnreliable(List<Throwable> chain) {
    return chain.stream().anyMatch(UncheckedAnswer.class::isInstance)
        || ClientConnection.threwOneOf(chain);
  }

  /** Returns what kind of proof an exception is, whatever is around it; null for none. */
  static @Nullable Evidence evidence(Throwable throwable) {
    if (ClientLibraries.isOfDriver(throwable)) {
      return Evidence.DRIVER;
    }
    if (ClientLibraries.hasClass(throwable) || Network.isOfJdkClient(throwable.getClass())) {
      return Evidence.CLIENT_LIBRARY;
    }
    if (Network.threw(throwable)) {
      return Evidence.NETWORK;
    }
    return ClientLibraries.madeByFrames(throwable)
            || isThrownByClientLibrary(throwable)
            || (Parsers.failedOnAnswer(throwable) && !BAD_MAPPINGS.get(throwable.getClass()))
        ? Evidence.THROWING_FRAMES
        : null;
  }

  /**
   * Returns what counts of a chain that begins with the exception of a driver. Whatever else the
   * driver wraps says nothing: a mail may have a file that cannot be read. An {@code
   * IllegalStateException} proves nothing, but may say that the application has closed the pool.
   */
  static List<Throwable> toldByDriver(List<Throwable> part) {
    return part.stream()
        .filter(t -> !SqlExceptions.isExplained(t))
        .filter(
            t ->
                ClientLibraries.isOfDriver(t)
                    || isCertain(t)
                    || t instanceof EOFException
                    || t.getClass() == IllegalStateException.class)
        .toList();
  }

  /** Returns the upstream's part of the chain that a declared call threw; empty if it has none. */
  static List<Throwable> calledPart(List<Throwable> chain) {
    int head = 0;
    while (head < chain.size() - 1
        && isTransparent(chain.get(head))
        && !(chain.get(head) instanceof IOException)) {
      head++;
    }
    if (!isOfCall(chain.get(head))) {
      // It may still wrap an exception that only a client library or the network throws.
      while (head < chain.size() && !isCertain(chain.get(head))) {
        head++;
      }
    }
    return chain.subList(head, chain.size());
  }

  /** Returns whether the failure is certainly not the upstream's, wherever it was thrown. */
  static boolean cannotBeUpstreams(List<Throwable> chain) {
    return ClientConnection.threwOneOf(chain)
        || chain.stream()
            .anyMatch(
                throwable ->
                    throwable instanceof Error
                        || throwable instanceof UncheckedAnswer
                        || throwable.getClass().isAnnotationPresent(AsProblem.class)
                        || throwable instanceof ProblemException
                        || BAD_MAPPINGS.get(throwable.getClass()));
  }

  /**
   * Returns whether the part of a declared call has a bug of the application: a client library
   * wraps the exceptions of the application's callbacks. The causes of a driver's or a parser's
   * exception do not count, because the driver or the parser made them.
   */
  static boolean wrapsKnownBug(List<Throwable> part) {
    for (Throwable throwable : part) {
      if (Parsers.made(throwable) || ClientLibraries.isOfDriver(throwable)) {
        return false;
      }
      if (isMissingFile(throwable)) {
        return true;
      }
      if (Bugs.isLikely(throwable) && !isCertain(throwable) && !ClientLibraries.threw(throwable)) {
        return true;
      }
    }
    return false;
  }

  /** Like {@link #wrapsKnownBug} without a declared call: any unchecked exception is a bug. */
  static boolean wrapsBug(List<Throwable> part) {
    for (Throwable throwable : part) {
      if (Parsers.made(throwable)) {
        return false;
      }
      if (isUnchecked(throwable)
          && !Network.threw(throwable)
          && !ClientLibraries.made(throwable)
          && !ClientLibraries.isOfBothSides(throwable)
          && !ClientLibraries.threw(throwable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransparent(Throwable throwable) {
    return Causes.isPureWrapper(throwable) || PLAIN.contains(throwable.getClass().getName());
  }

  /** Returns whether the frames show that a client library threw an exception of the JDK. */
  private static boolean isThrownByClientLibrary(Throwable throwable) {
    // A client library reports misuse by an unchecked exception. A NumberFormatException is none:
    // a header of the answer that should be a number can cause it.
    if (!(throwable instanceof IOException)
        && !(throwable instanceof TimeoutException)
        && !(throwable instanceof NumberFormatException)) {
      return false;
    }
    // The missing file may be one that the application wanted to send.
    return throwable instanceof FileNotFoundException
        ? ThrowingCode.includes(throwable, ClientLibraries.URL_CONNECTION)
        : ClientLibraries.threw(throwable);
  }

  private static boolean isMissingFile(Throwable throwable) {
    return throwable instanceof FileNotFoundException
        && ThrowingCode.includes(throwable, ClientLibraries.FILES);
  }

  /** Returns whether a declared call to an upstream may throw it as the upstream's failure. */
  private static boolean isOfCall(Throwable throwable) {
    return throwable instanceof IOException
        || throwable instanceof TimeoutException
        || Parsers.made(throwable)
        || isCertain(throwable);
  }

  /** Returns whether only a client library, a driver or the network throws it. */
  private static boolean isCertain(Throwable throwable) {
    return Network.threw(throwable)
        || ClientLibraries.made(throwable)
        || ClientLibraries.isOfBothSides(throwable)
        || ThrowingCode.isOf(throwable.getClass(), DRIVERS);
  }

  private static boolean isUnchecked(Throwable throwable) {
    return throwable instanceof RuntimeException || throwable instanceof Error;
  }
}
