package dev.clearfault.jaxrs;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Hands to the filter what no mapper of the application knows. The exception goes into a request
 * attribute, then {@code sendError} makes the answer inside the call; what the framework writes
 * afterwards is dropped.
 *
 * <p>Thread-safe: the fields are proxies, which know the request of the thread.
 */
@SuppressWarnings("NullAway.Init") // The framework sets them.
final class ThrowableMapper implements ExceptionMapper<Throwable> {
  /** Before mappers of frameworks for the same class. */
  static final int FIRST = 1;

  /** After mappers of the application for the same class. */
  static final int LAST = Integer.MAX_VALUE;

  /** The frameworks and the libraries whose mappers send messages. */
  private static final List<String> FRAMEWORKS =
      List.of(
          "dev.clearfault.jaxrs.",
          "org.glassfish.jersey.",
          "org.jboss.resteasy.",
          "org.apache.cxf.",
          "com.fasterxml.jackson.");

  @Context private HttpServletRequest request;
  @Context private HttpServletResponse response;
  @Context private Providers providers;
  @Context private ResourceInfo resource;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ReportedException reported) {
      return reported.getResponse();
    }
    ExceptionMapper<Throwable> own = ofApplication(thrown);
    if (own != null) {
      return own.toResponse(thrown);
    }
    boolean wraps = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    if (wraps && thrown.getCause() != null) {
      return toResponse(thrown.getCause()); // Jersey looks for a mapper of the stage first.
    }
    return thrown instanceof WebApplicationException refusal ? answerTo(refusal) : report(thrown);
  }

  boolean isMappedByApplication(Throwable thrown) {
    return ofApplication(thrown) != null;
  }

  /** Finds the application's nearest mapper, because a nearer one of a framework may hide it. */
  @SuppressWarnings("unchecked") // A mapper of a superclass takes it, too.
  private @Nullable ExceptionMapper<Throwable> ofApplication(Throwable thrown) {
    for (Class<?> type = thrown.getClass(); type != Object.class; type = type.getSuperclass()) {
      ExceptionMapper<?> mapper = providers.getExceptionMapper(type.asSubclass(Throwable.class));
      if (mapper != null
          && FRAMEWORKS.stream().noneMatch(mapper.getClass().getName()::startsWith)) {
        return (ExceptionMapper<Throwable>) mapper;
      }
    }
    return null;
  }

  private Response answerTo(WebApplicationException refusal) {
    Response own = refusal.getResponse();
    if (isOfUpstream(refusal)) {
      return report(refusal);
    }
    if (own.hasEntity() || own.getStatus() < 400) {
      return own;
    }
    if (FrameworkRefusal.isAboutInput(refusal)) {
      if (FrameworkRefusal.hasOtherReason(refusal)) {
        return report(refusal);
      }
      List<Violation> faults = parameterFaults(refusal);
      if (!faults.isEmpty()) {
        Problem problem = ProblemException.invalid(faults.toArray(Violation[]::new)).problem();
        return report(new ProblemException(problem, refusal));
      }
    }
    own.getStringHeaders().forEach(this::keep);
    return own.getStatus() == 500 ? report(refusal) : answer(own.getStatus());
  }

  private List<Violation> parameterFaults(WebApplicationException refusal) {
    boolean mayGuess = refusal.getCause() != null && resource.getResourceMethod() != null;
    return ParameterFaults.in(Parameter.of(resource, uri), new Sent(uri, headers), mayGuess);
  }

  private void keep(String name, List<String> values) {
    if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
      values.forEach(value -> response.addHeader(name, value));
    }
  }

  /** An application throws the same classes, so the code that threw it decides. */
  private static boolean isOfUpstream(WebApplicationException refusal) {
    return UpstreamFailures.classify(List.of(refusal)) != null;
  }

  /** Reports an exception whose entity is the answer of a called service. */
  void reportAnswerOfUpstream(Throwable thrown) {
    for (Throwable each : Causes.chain(thrown)) {
      if (isMappedByApplication(each)) {
        return;
      }
      if (each instanceof WebApplicationException refusal) {
        if (isOfUpstream(refusal)) {
          report(refusal);
        }
        return;
      }
    }
  }

  /** Returns whether an answer can still be given. */
  boolean canReport() {
    return !response.isCommitted();
  }

  /** Makes the client notice; frameworks end the body as if it were complete. */
  void breakOff(Throwable thrown) {
    Exchange exchange = Exchange.of(request);
    if (exchange != null) {
      exchange.fail(thrown);
    }
  }

  /** Makes the filter answer, and returns what ends the request for the framework. */
  Response report(Throwable thrown) {
    request.setAttribute(Exchange.REASON, thrown);
    return answer(500);
  }

  private Response answer(int status) {
    if (canReport()) {
      try {
        response.sendError(status);
      } catch (IOException clientGone) {
        throw new UncheckedIOException(clientGone);
      }
    }
    // With an entity: for a status alone Jersey calls sendError again. Nobody will see it.
    return Response.status(response.getStatus()).type(MediaType.TEXT_PLAIN_TYPE).entity("").build();
  }
}
