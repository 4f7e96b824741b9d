package dev.clearfault.demo.jetty;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Takes an order; what is wrong with it is thrown, and the filter tells the client. */
public final class OrderServlet extends HttpServlet {
  private final ValidatorFactory factory =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();
  private final Validator validator = factory.getValidator();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    NewOrder order = NewOrder.from(request);
    Set<ConstraintViolation<NewOrder>> violations = validator.validate(order);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setContentType("application/json");
    response.getWriter().write("{\"id\":\"" + UUID.randomUUID() + "\"}");
  }

  @Override
  public void destroy() {
    factory.close();
  }
}
