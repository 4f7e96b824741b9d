package dev.clearfault.frameworks.spring;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import java.net.ConnectException;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.AuthorizationServiceException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;

/** The exceptions of the application, by name. */
final class Failing {
  private Failing() {}

  /** A test may add an id of its own behind the name. */
  static RuntimeException failure(String name) {
    return switch (name.replaceFirst("~.*", "")) {
      case "status-404" -> new ResponseStatusException(HttpStatus.NOT_FOUND, "hunter2");
      case "status-409" -> new ResponseStatusException(HttpStatus.CONFLICT, "hunter2");
      case "status-503" -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
      case "annotated" -> new GoneException();
      case "annotated-reason" -> new LockedException();
      case "as-problem" -> new OutOfStockException();
      case "problem" -> ProblemException.of(ProblemType.of("no_stock", 409, "No stock"), "Wait.");
      case "wrapped-problem" -> new ServiceException(new OutOfStockException());
      case "violation" -> violation();
      case "denied" -> new AccessDeniedException("hunter2");
      case "wrapped-denied" -> new ServiceException(new AccessDeniedException("hunter2"));
      case "bad-credentials" -> new BadCredentialsException("hunter2");
      case "user-store" -> new AuthenticationServiceException("hunter2");
      case "rules-unreachable" ->
          new AuthorizationServiceException("hunter2", new ConnectException("hunter2"));
      case "users-unreachable" ->
          new BadCredentialsException("hunter2", new ConnectException("hunter2"));
      case "refused-elsewhere" ->
          new BadCredentialsException(
              "hunter2", new HttpClientErrorException(HttpStatus.UNAUTHORIZED));
      case "conversion" -> conversion();
      case "own-access-denied" -> new OwnAccessDeniedException();
      default -> new IllegalStateException("hunter2");
    };
  }

  private static RuntimeException violation() {
    try (var factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      return new ConstraintViolationException(
          Set.copyOf(factory.getValidator().validate(new Order.Line(" "))));
    }
  }

  /** Of a text of the application's own. */
  private static RuntimeException conversion() {
    return new ConversionFailedException(
        TypeDescriptor.valueOf(String.class),
        TypeDescriptor.valueOf(Integer.class),
        "hunter2",
        new NumberFormatException("hunter2"));
  }

  @ResponseStatus(HttpStatus.GONE)
  private static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ResponseStatus(code = HttpStatus.LOCKED, reason = "hunter2")
  private static final class LockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @AsProblem(status = 409, code = "out_of_stock", title = "Out of stock")
  private static final class OutOfStockException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ServiceException(Throwable cause) {
      super("hunter2", cause);
    }
  }

  /** No exception of Spring Security, whatever its name. */
  private static final class OwnAccessDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
