package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.constraints.ConstraintFailures;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.internal.frameworks.Frameworks;
import dev.clearfault.internal.frameworks.Refusals;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
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
  private static final Finding OPAQUE =
      new Finding(Problem.of(ProblemType.ofStatus(500)), Evidence.NONE);

  private final ExceptionMappers mappers;
  private final Frameworks frameworks;
  private final List<Proof> proofs;

  /** A kind of proof. */
  private interface Proof {
    /** Returns what the causes prove; null for nothing. */
    @Nullable Finding find(Exchange exchange, Failure failure);
  }

  /**
   * Creates a mapping of one application.
   *
   * @param mappers those of the application
   * @param maxErrors the number of violations that a problem lists
   * @param upstreams what counts as a failure of an upstream
   */
  public FailureMapping(
      ExceptionMappers mappers, Languages languages, int maxErrors, UpstreamProof upstreams) {
    this.mappers = mappers;
    ConstraintFailures constraints = constraints(languages, maxErrors);
    frameworks = new Frameworks(languages, constraints, maxErrors);
    BodyFaults bodies = new BodyFaults(languages);
    proofs =
        List.of(
            (exchange, failure) -> ExceptionMappers.carried(failure.causes()),
            (exchange, failure) -> violation(constraints, exchange, failure.causes()),
            (exchange, failure) ->
                frameworks.saidBelow(exchange, failure.causes(), failure.status()),
            (exchange, failure) -> upstreams.find(exchange, failure),
            (exchange, failure) -> TextFaults.find(exchange, failure.causes(), languages),
            (exchange, failure) -> bodies.find(exchange, failure.causes()));
  }

  private static @Nullable ConstraintFailures constraints(Languages languages, int maxErrors) {
    try {
      return new ConstraintFailures(languages, maxErrors);
    } catch (NoClassDefFoundError noJakartaValidation) {
      return null;
    }
  }

  /** Returns the problem and what decided it; if a mapper or rule fails, an opaque one. */
  Finding decide(Exchange exchange, Failure failure, Consumer<Throwable> mishaps) {
    if (failure.causes().isEmpty()) {
      return ofStatus(failure.status());
    }
    try {
      Finding found = decideThrown(exchange, failure, mishaps);
      return failure.isRefusal() && !refines(found, failure) ? ofStatus(failure.status()) : found;
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return OPAQUE;
    }
  }

  /** The reason of a status says more about it. Only the application says another one. */
  private static boolean refines(Finding found, Failure refusal) {
    int status = found.problem().status();
    return status == refusal.status()
        || (found.evidence() == Evidence.MAPPER && isClientError(status));
  }

  /** Returns whether a security filter around this one answers the exception in its own way. */
  boolean isForOthers(Exchange exchange, Throwable thrown) {
    List<Throwable> causes = Causes.chain(thrown);
    return Refusals.areAnsweredAround(exchange.request(), causes)
        && !exchange.turn().answered()
        && !exchange.response().isCommitted()
        && mappers.explicit(unwrapped(causes, exchange.container()), mishap -> {}) == null;
  }

  /** Returns whether a failure is the client's fault. */
  boolean isClientFault(Exchange exchange, Failure failure) {
    return isClientError(decide(exchange, failure, mishap -> {}).problem().status());
  }

  /**
   * The order of precedence, from the most certain to the least. A fault of the client is looked
   * for twice: first in the exception itself, then below an exception of the application that no
   * mapper knows.
   */
  private Finding decideThrown(Exchange exchange, Failure failure, Consumer<Throwable> mishaps) {
    List<Throwable> unwrapped = unwrapped(failure.causes(), exchange.container());
    Finding finding = fromClient(exchange, failure, unwrapped);
    if (finding == null) {
      finding = mappers.explicit(unwrapped, mishaps);
    }
    if (finding == null) {
      finding = fromClient(exchange, failure, failure.causes());
    }
    if (finding == null) {
      finding = builtIn(exchange, failure, unwrapped.get(unwrapped.size() - 1));
    }
    if (finding == null) {
      Problem problem = mappers.catchAll(unwrapped, mishaps);
      finding = problem == null ? null : new Finding(problem, Evidence.MAPPER);
    }
    if (finding == null) {
      // A status of sendError is the application's own, a 503 for example.
      boolean counts = isClientError(failure.status()) || failure.door() == Door.SEND_ERROR;
      finding = counts ? ofStatus(failure.status()) : OPAQUE;
    }
    return finding;
  }

  /** Returns the outer exceptions that only wrap, and the first one that does not. */
  private static List<Throwable> unwrapped(List<Throwable> causes, Container container) {
    return causes.size() == 1 ? causes : Causes.unwrap(causes.get(0), container::wraps);
  }

  /** Returns the problem if the client's input or connection threw one of the causes itself. */
  private static @Nullable Finding fromClient(
      Exchange exchange, Failure failure, List<Throwable> causes) {
    RequestFault fault = exchange.client().requestFault();
    if (fault != null && Causes.contains(causes, fault.thrown())) {
      return new Finding(fault.problem(), Evidence.CONTAINER_PARSING);
    }
    return exchange.client().hasThrown(causes, exchange.container())
            || isBrokenRelay(exchange, causes)
        ? ofConnection(failure)
        : null;
  }

  static Finding ofConnection(Failure failure) {
    return new Finding(clientProblem(failure), Evidence.CLIENT_CONNECTION);
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
  private static boolean isBrokenRelay(Exchange exchange, List<Throwable> causes) {
    return exchange.client().thrown() != null
        && causes.stream().anyMatch(UpstreamException.class::isInstance);
  }

  /**
   * Proofs, whatever the application has put around them. An exception with a status of its own
   * speaks for itself.
   */
  private @Nullable Finding builtIn(Exchange exchange, Failure failure, Throwable innermost) {
    if (innermost instanceof UnavailableException unavailable) {
      return new Finding(unavailable(unavailable), Evidence.STATUS);
    }
    int status = exchange.container().statusOf(innermost);
    Finding finding = status == 0 ? frameworks.saidBy(exchange, innermost) : ofStatus(status);
    for (Proof proof : proofs) {
      if (finding != null) {
        return finding;
      }
      finding = proof.find(exchange, failure);
    }
    return finding;
  }

  private static @Nullable Finding violation(
      @Nullable ConstraintFailures constraints, Exchange exchange, List<Throwable> causes) {
    if (constraints != null) {
      for (Throwable cause : causes) {
        if (constraints.concerns(cause)) {
          Problem problem = constraints.problem(cause, source(exchange), exchange.acceptLanguage());
          return problem == null ? null : new Finding(problem, Evidence.VIOLATION);
        }
      }
    }
    return null;
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

  private static Finding ofStatus(int status) {
    return new Finding(plain(status), Evidence.STATUS);
  }

  private static Problem plain(int status) {
    return Problem.of(ProblemType.ofStatus(status));
  }
}
