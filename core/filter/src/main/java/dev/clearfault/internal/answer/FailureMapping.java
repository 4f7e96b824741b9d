package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.constraints.ConstraintFailures;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.upstream.UpstreamException;
import jakarta.servlet.UnavailableException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which problem a failure is. Evidence decides whose fault it is, not the type of the
 * exception: the same exception is the client's if the streams of this exchange threw it, an
 * upstream's if a client library threw it, and otherwise the application's.
 *
 * <p>Thread-safe.
 */
public final class FailureMapping {
  private static final Problem OPAQUE = Problem.of(ProblemType.ofStatus(500));

  private final ExceptionMappers mappers;
  private final @Nullable ConstraintFailures constraints;
  private final List<String> upstreamPackages;

  /** Creates a mapping with the application's mappers and packages of client libraries. */
  public FailureMapping(
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

  /** Returns the problem; if a mapper or rule fails, an opaque one. */
  Problem decide(Exchange exchange, Failure failure, Consumer<Throwable> mishaps) {
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

  /**
   * The order of precedence, from the most certain to the least. A fault of the client is looked
   * for twice: first in the exception itself, then below an exception of the application that no
   * mapper knows.
   */
  private Problem decideThrown(Exchange exchange, Failure failure, Consumer<Throwable> mishaps) {
    List<Throwable> unwrapped = unwrapped(failure.causes(), exchange.container());
    Problem problem = fromClient(exchange, failure, unwrapped);
    if (problem == null && isBrokenRelay(exchange, unwrapped)) {
      problem = clientProblem(failure);
    }
    if (problem == null) {
      problem = mappers.explicit(unwrapped, mishaps);
    }
    if (problem == null) {
      problem = fromClient(exchange, failure, failure.causes());
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

  /** Returns the outer exceptions that only wrap, and the first one that does not. */
  private static List<Throwable> unwrapped(List<Throwable> causes, Container container) {
    return causes.size() == 1 ? causes : Causes.unwrap(causes.get(0), container::wraps);
  }

  /** Returns the problem if the client's input or connection threw one of the causes itself. */
  private static @Nullable Problem fromClient(
      Exchange exchange, Failure failure, List<Throwable> causes) {
    RequestFault fault = exchange.requestFault();
    if (fault != null && Causes.contains(causes, fault.thrown())) {
      return fault.problem();
    }
    return exchange.isClientFault(causes) ? clientProblem(failure) : null;
  }

  private static Problem clientProblem(Failure failure) {
    if (isClientError(failure.status())) {
      return plain(failure.status());
    }
    boolean stalled =
        failure.causes().stream()
            .anyMatch(c -> c instanceof SocketTimeoutException || c instanceof TimeoutException);
    return plain(stalled ? 408 : 400);
  }

  /** If the client breaks off, a relay breaks off its upstream too; the client was first. */
  private static boolean isBrokenRelay(Exchange exchange, List<Throwable> unwrapped) {
    return exchange.clientFault() != null
        && unwrapped.stream().anyMatch(UpstreamException.class::isInstance);
  }

  private @Nullable Problem builtIn(Exchange exchange, Failure failure, Throwable innermost) {
    if (innermost instanceof UnavailableException unavailable) {
      return unavailable(unavailable);
    }
    int status = exchange.container().statusOf(innermost);
    if (status != 0) {
      return plain(status);
    }
    Problem problem = constraintFailure(exchange, innermost);
    if (problem == null) {
      List<Throwable> own =
          failure.causes().stream().filter(c -> !exchange.container().wraps(c)).toList();
      problem = own.isEmpty() ? null : UpstreamFailures.classify(own, upstreamPackages);
      if (problem != null && exchange.clientFault() != null) {
        return clientProblem(failure); // As for a broken relay.
      }
    }
    return problem;
  }

  private @Nullable Problem constraintFailure(Exchange exchange, Throwable innermost) {
    return constraints == null || !constraints.concerns(innermost)
        ? null
        : constraints.problem(innermost, source(exchange), exchange.acceptLanguage());
  }

  /** Guesses from the header which part of the request the application has read by itself. */
  private static Violation.@Nullable Source source(Exchange exchange) {
    // Not getContentType: a server may throw there for a charset that it does not know.
    String type = exchange.header("Content-Type");
    if (type == null) {
      return null;
    }
    return MediaType.of(type).isForm() ? Violation.Source.FORM : Violation.Source.BODY;
  }

  /** Keeps the meaning that it has without the filter (Servlet 6.0 section 2.3.3.2). */
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

  private static boolean isClientError(int status) {
    return status >= 400 && status < 500;
  }

  private static Problem plain(int status) {
    return Problem.of(ProblemType.ofStatus(status));
  }
}
