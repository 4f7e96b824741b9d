package dev.clearfault.internal.frameworks;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.constraints.ConstraintFailures;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import dev.clearfault.spi.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input that Spring could not bind or that breaks a constraint, as its exceptions tell it. */
final class SpringInputs {
  private static final String SPRING = "org.springframework.";
  private static final String BIND = SPRING + "web.bind.";

  private final Languages languages;
  private final @Nullable ConstraintFailures constraints;
  private final int maxErrors;

  SpringInputs(Languages languages, @Nullable ConstraintFailures constraints, int maxErrors) {
    this.languages = languages;
    this.constraints = constraints;
    this.maxErrors = maxErrors;
  }

  /** Returns which input is wrong; null if the exception does not say that. */
  @Nullable Finding find(Exchange exchange, Throwable failure) {
    if (Named.is(failure, SPRING + "validation.BindException")
        || Named.is(failure, BIND + "support.WebExchangeBindException")) {
      return bound(exchange, failure);
    }
    if (Named.is(failure, SPRING + "validation.method.MethodValidationResult")) {
      return ofMethod(exchange, failure);
    }
    Problem problem = single(exchange, failure);
    if (problem == null) {
      problem = ofMessage(exchange, failure);
    }
    return problem == null ? null : new Finding(problem, Evidence.FRAMEWORK);
  }

  private Finding bound(Exchange exchange, Throwable failure) {
    Object parameter = Named.ask(failure, "getParameter");
    if (parameter == null) {
      parameter = Named.ask(failure, "getMethodParameter");
    }
    SpringParameter place = SpringParameter.of(exchange, parameter);
    Object result = Named.ask(failure, "getBindingResult");
    List<LocatedViolation> found = new ArrayList<>();
    add(result, place, steps(place.name(), null), language(exchange), found);
    return finding(exchange, found);
  }

  private void add(
      @Nullable Object result,
      SpringParameter place,
      List<Object> before,
      Language language,
      List<LocatedViolation> found) {
    SpringErrors errors = new SpringErrors(constraints, language, place.in(), before);
    Object target = Named.ask(result, "getTarget");
    for (Object error : list(result, "getAllErrors")) {
      found.add(errors.described(error, violation(error), target));
    }
  }

  /** A value that the method returns is no input. */
  private @Nullable Finding ofMethod(Exchange exchange, Throwable failure) {
    if (Boolean.TRUE.equals(Named.ask(failure, "isForReturnValue"))) {
      return null;
    }
    Language language = language(exchange);
    List<LocatedViolation> found = new ArrayList<>();
    for (Object result : list(failure, "getParameterValidationResults")) {
      SpringParameter place = SpringParameter.of(exchange, Named.ask(result, "getMethodParameter"));
      List<Object> before = steps(place.name(), Named.ask(result, "getContainerIndex"));
      if (Named.is(result, SPRING + "validation.Errors")) {
        add(result, place, before, language, found);
        continue;
      }
      SpringErrors errors = new SpringErrors(constraints, language, place.in(), before);
      for (Object error : list(result, "getResolvableErrors")) {
        found.add(errors.described(error, violation(result, error), null));
      }
    }
    SpringErrors whole = new SpringErrors(constraints, language, Source.QUERY, List.of());
    for (Object error : list(failure, "getCrossParameterValidationResults")) {
      found.add(whole.described(error, null, null));
    }
    return finding(exchange, found);
  }

  private static List<Object> steps(String name, @Nullable Object index) {
    List<Object> steps = new ArrayList<>(2);
    if (!name.isEmpty()) {
      steps.add(name);
    }
    if (index instanceof Integer) {
      steps.add(index);
    }
    return steps;
  }

  private Finding finding(Exchange exchange, List<LocatedViolation> found) {
    Problem problem = LocatedViolation.problem(found, maxErrors, false, language(exchange));
    return new Finding(problem, Evidence.VIOLATION);
  }

  /** Returns the problem of a single text that is missing or cannot be converted. */
  private @Nullable Problem single(Exchange exchange, Throwable failure) {
    if (Named.is(failure, SPRING + "web.method.annotation.MethodArgumentTypeMismatchException")) {
      SpringParameter place = SpringParameter.of(exchange, Named.ask(failure, "getParameter"));
      Object value = Named.ask(failure, "getValue");
      return BoundText.problem(
          place.name().isEmpty()
              ? SpringParameter.named(exchange, Named.text(failure, "getName"))
              : place,
          value instanceof String text ? text : "",
          BoundText.type(failure),
          language(exchange));
    }
    SpringParameter missing = missing(exchange, failure);
    return missing == null
        ? null
        : BoundText.problem(missing, null, type(failure), language(exchange));
  }

  private static @Nullable SpringParameter missing(Exchange exchange, Throwable failure) {
    if (Named.is(failure, BIND + "MissingServletRequestParameterException")) {
      return SpringParameter.named(exchange, Named.text(failure, "getParameterName"));
    }
    if (Named.is(failure, BIND + "MissingRequestHeaderException")) {
      return new SpringParameter(Source.HEADER, Named.text(failure, "getHeaderName"));
    }
    if (Named.is(failure, BIND + "MissingRequestCookieException")) {
      return new SpringParameter(Source.COOKIE, Named.text(failure, "getCookieName"));
    }
    if (Named.is(failure, BIND + "MissingMatrixVariableException")) {
      return new SpringParameter(Source.PATH, Named.text(failure, "getVariableName"));
    }
    return Named.is(failure, SPRING + "web.multipart.support.MissingServletRequestPartException")
        ? new SpringParameter(Source.FORM, Named.text(failure, "getRequestPartName"))
        : null;
  }

  private static @Nullable Object type(Throwable missing) {
    Object parameter = Named.ask(missing, "getMethodParameter");
    return Named.ask(
        parameter == null ? Named.ask(missing, "getParameter") : parameter,
        "getNestedParameterType");
  }

  /** A body that is missing, and one that is no form with parts. */
  private static @Nullable Problem ofMessage(Exchange exchange, Throwable failure) {
    if (failure.getCause() != null) {
      return null; // The cause says more.
    }
    if (Named.is(failure, SPRING + "http.converter.HttpMessageNotReadableException")
        // The same class is used for what an upstream has sent.
        && SpringStatus.answered(exchange.request()) == failure
        && exchange.received() == 0) {
      return Problem.of(ReadingProblems.MISSING_BODY);
    }
    if (failure.getClass().getName().equals(SPRING + "web.multipart.MultipartException")
        && !MediaType.of(exchange.header("Content-Type")).isMultipart()) {
      return Problem.builder(ProblemType.ofStatus(415))
          .detail("{problem.unsupported_media_type.detail.multipart}")
          .header("Accept", "multipart/form-data")
          .build();
    }
    return null;
  }

  private @Nullable Object violation(Object error) {
    return constraints == null ? null : Named.unwrap(error, constraints.violationType());
  }

  private @Nullable Object violation(Object result, Object error) {
    return constraints == null ? null : Named.unwrap(result, error, constraints.violationType());
  }

  private Language language(Exchange exchange) {
    return languages.of(exchange.acceptLanguage());
  }

  private static List<?> list(@Nullable Object from, String method) {
    return Named.ask(from, method) instanceof List<?> list ? list : List.of();
  }
}
