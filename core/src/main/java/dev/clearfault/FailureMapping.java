package dev.clearfault;

import dev.clearfault.mapping.Causes;
import dev.clearfault.mapping.ExceptionMappers;
import dev.clearfault.problem.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamFailures;
import dev.clearfault.validation.ConstraintFailures;
import dev.clearfault.validation.MediaType;
import jakarta.servlet.UnavailableException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which problem a failure is. Whose fault it is decides, not the type: the same exception
 * is our client's when our own streams threw it, an upstream's when a client library did, and ours
 * when nobody can tell.
 *
 * <p>Thread-safe.
 */
final class FailureMapping {
  private static final Problem OPAQUE = Problem.of(ProblemType.ofStatus(500));

  private final ExceptionMappers mappers;
  private final @Nullable ConstraintFailures constraints;
  private final List<String> upstreamPackages;

  FailureMapping(
      ExceptionMappers mappers, Languages languages, int maxErrors, List<String> upstreamPackages) {
    this.mappers = mappers;
    this.upstreamPackages = upstreamPackages;
    constraints = constraints(languages, maxErrors);
  }

  private static @Nullable ConstraintFailures constraints(Languages languages, int maxErrors) {
    try {
      return new ConstraintFailures(languages, maxErrors);
    } catch (NoClassDefFoundError noJakartaValidation) {
      return null;
    }
  }

  /** Returns the problem; what fails on the way is told and leaves an opaque one. */
  Problem decide(GuardedRequest exchange, Failure failure, Consumer<Throwable> mishaps) {
    if (failure.causes().isEmpty()) {
      return Problem.of(ProblemType.ofStatus(failure.status()));
    }
    try {
      return decideThrown(exchange, failure, mishaps);
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return OPAQUE;
    }
  }

  /** The order of precedence, from the most certain to the least. */
  private Problem decideThrown(
      GuardedRequest exchange, Failure failure, Consumer<Throwable> mishaps) {
    List<Throwable> causes = failure.causes();
    List<Throwable> unwrapped = causes.size() == 1 ? causes : Causes.unwrap(causes.get(0));
    Problem problem = fromOurClient(exchange, failure, unwrapped);
    if (problem == null && isBrokenRelay(exchange, unwrapped)) {
      problem = clientFault(failure);
    }
    if (problem == null) {
      problem = mappers.explicit(unwrapped, mishaps);
    }
    if (problem == null) {
      problem = fromOurClient(exchange, failure, causes);
    }
    if (problem == null) {
      problem = builtIn(exchange, failure, unwrapped.get(unwrapped.size() - 1));
    }
    if (problem == null) {
      problem = mappers.catchAll(unwrapped, mishaps);
    }
    if (problem == null) {
      problem = isClientError(failure.status()) ? plain(failure.status()) : OPAQUE;
    }
    return problem;
  }

  /** A relay whose client broke off breaks off its upstream in turn; the client was first. */
  private static boolean isBrokenRelay(GuardedRequest exchange, List<Throwable> unwrapped) {
    return exchange.clientFault() != null
        && unwrapped.stream().anyMatch(UpstreamException.class::isInstance);
  }

  private @Nullable Problem builtIn(GuardedRequest exchange, Failure failure, Throwable innermost) {
    if (innermost instanceof UnavailableException unavailable) {
      return unavailable(unavailable);
    }
    if (isLibertysNotFound(innermost)) {
      return plain(404);
    }
    if (isUndertowsCookie(innermost)) {
      return plain(400);
    }
    Problem problem = constraintFailure(exchange, innermost);
    if (problem == null) {
      problem = UpstreamFailures.classify(failure.causes(), upstreamPackages);
      if (problem != null && exchange.clientFault() != null) {
        return clientFault(failure); // As of a broken relay.
      }
    }
    return problem;
  }

  /**
   * Where others call {@code sendError(404)} for a path that nothing is mapped to, Liberty throws
   * an exception of the JDK's; its number, the same in every language, tells it from the
   * application's own.
   */
  private static boolean isLibertysNotFound(Throwable innermost) {
    return innermost.getClass() == FileNotFoundException.class
        && String.valueOf(innermost.getMessage()).startsWith("SRVE0190E");
  }

  /**
   * Undertow looks for a session before any filter, and throws for a character in the client's
   * cookies. The same number is thrown for a cookie of the application, so the stack trace decides.
   */
  private static boolean isUndertowsCookie(Throwable innermost) {
    return innermost.getClass() == IllegalArgumentException.class
        && String.valueOf(innermost.getMessage()).startsWith("UT000173")
        && Arrays.stream(innermost.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals("parseRequestCookies"));
  }

  private @Nullable Problem constraintFailure(GuardedRequest exchange, Throwable innermost) {
    return constraints == null || !constraints.concerns(innermost)
        ? null
        : constraints.problem(innermost, source(exchange), exchange.acceptLanguage());
  }

  /** Where input probably came from that the application read by itself; headers alone tell. */
  private static Violation.@Nullable Source source(GuardedRequest exchange) {
    // Not getContentType: Jetty throws there for a charset that it does not know.
    String type = exchange.header("Content-Type");
    if (type == null) {
      return null;
    }
    return MediaType.of(type).isForm() ? Violation.Source.FORM : Violation.Source.BODY;
  }

  /** Keeps the meaning that the container would have given it (Servlet 6.0 section 2.3.3.2). */
  private static Problem unavailable(UnavailableException unavailable) {
    if (unavailable.isPermanent()) {
      return plain(404);
    }
    Problem.Builder problem = Problem.builder(ProblemType.ofStatus(503));
    int seconds = unavailable.getUnavailableSeconds();
    return seconds > 0
        ? problem.header("Retry-After", Integer.toString(seconds)).build()
        : problem.build();
  }

  /**
   * What our own client's input or connection is to blame for, by the identity of what it threw.
   */
  private static @Nullable Problem fromOurClient(
      GuardedRequest exchange, Failure failure, List<Throwable> causes) {
    RequestFault fault = exchange.requestFault();
    if (fault != null && Causes.contains(causes, fault.thrown())) {
      return fault.problem();
    }
    return isClientFault(exchange, causes) ? clientFault(failure) : null;
  }

  /**
   * Tells whether reading from the client or writing to it failed. A worker and the container may
   * both find out that the client has left, each by an exception of its own.
   */
  static boolean isClientFault(GuardedRequest exchange, List<Throwable> causes) {
    Throwable fault = exchange.clientFault();
    return fault != null
        && (Causes.contains(causes, fault)
            || (exchange.clientGone()
                && causes.stream()
                    .anyMatch(c -> c instanceof IOException && ContainerFrames.threw(c))));
  }

  private static Problem clientFault(Failure failure) {
    if (isClientError(failure.status())) {
      return plain(failure.status());
    }
    boolean stalled =
        failure.causes().stream()
            .anyMatch(c -> c instanceof SocketTimeoutException || c instanceof TimeoutException);
    return plain(stalled ? 408 : 400);
  }

  private static boolean isClientError(int status) {
    return status >= 400 && status < 500;
  }

  private static Problem plain(int status) {
    return Problem.of(ProblemType.ofStatus(status));
  }
}
