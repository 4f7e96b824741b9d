package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** What an application puts around the client's faults. */
final class Wrapped {
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("violation", r -> order(r.getParameter("v"))),
          entry("violationWrapped", Wrapped::violationWrapped),
          entry("violationRolledBack", Wrapped::rolledBack),
          entry("returnValue", r -> returned(r.getParameter("v"))),
          entry("returnValueWrapped", Wrapped::returnedWrapped),
          entry("wrapped", Wrapped::wrapped),
          entry("wrappedTwice", Wrapped::wrappedTwice),
          entry("servletException", Wrapped::servletException),
          entry("future", r -> future(r.getParameter("v"))),
          entry("reflection", Wrapped::reflection),
          entry("unavailable", Wrapped::unavailable));

  private Wrapped() {}

  /** An order with a rule. */
  static final class Order {
    @Min(1) final int amount;

    Order(int amount) {
      this.amount = amount;
    }

    @NotNull @Nullable String number() {
      return null;
    }
  }

  private static Object order(String text) {
    Set<ConstraintViolation<Order>> found = VALIDATOR.validate(new Order(Integer.parseInt(text)));
    if (!found.isEmpty()) {
      throw new ConstraintViolationException(found);
    }
    return "fine";
  }

  private static Object violationWrapped(HttpServletRequest request) throws ServiceException {
    try {
      return order(request.getParameter("v"));
    } catch (RuntimeException e) {
      throw new ServiceException("not stored", new IllegalStateException("no order", e));
    }
  }

  /** As a transaction manager does when the check runs at commit. */
  private static Object rolledBack(HttpServletRequest request) throws Exception {
    try {
      return order(request.getParameter("v"));
    } catch (RuntimeException e) {
      throw new IllegalStateException("could not commit", new Exception("rolled back", e));
    }
  }

  private static Object returned(String text) throws ReflectiveOperationException {
    Set<ConstraintViolation<Order>> found =
        VALIDATOR
            .forExecutables()
            .validateReturnValue(
                new Order(text.length()), Order.class.getDeclaredMethod("number"), null);
    throw new ConstraintViolationException(found);
  }

  private static Object returnedWrapped(HttpServletRequest request) throws Exception {
    try {
      return returned(request.getParameter("v"));
    } catch (RuntimeException e) {
      throw new ServiceException("not stored", e);
    }
  }

  private static Object wrapped(HttpServletRequest request) throws ServiceException {
    try {
      return Integer.parseInt(request.getParameter("v"));
    } catch (NumberFormatException e) {
      throw new ServiceException("no amount", e);
    }
  }

  private static Object wrappedTwice(HttpServletRequest request) {
    try {
      return wrapped(request);
    } catch (ServiceException e) {
      throw new IllegalStateException("no order", new RuntimeException(e));
    }
  }

  private static Object servletException(HttpServletRequest request) throws ServletException {
    try {
      return Integer.parseInt(request.getParameter("v"));
    } catch (NumberFormatException e) {
      throw new ServletException("no amount", e);
    }
  }

  private static Object future(String text) {
    return CompletableFuture.supplyAsync(() -> Integer.parseInt(text)).join();
  }

  private static Object reflection(HttpServletRequest request) throws Exception {
    return Integer.class.getMethod("valueOf", String.class).invoke(null, request.getParameter("v"));
  }

  private static Object unavailable(HttpServletRequest request) throws ServletException {
    try {
      return Integer.parseInt(request.getParameter("v"));
    } catch (NumberFormatException e) {
      UnavailableException unavailable = new UnavailableException("later", 3);
      unavailable.initCause(e);
      throw unavailable;
    }
  }
}
