package dev.clearfault.load;

import dev.clearfault.Inputs;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import tools.jackson.databind.json.JsonMapper;

/** Does what an application does before it fails: reads, validates, calls a service, has a bug. */
public final class WorkServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient JsonMapper mapper = JsonMapper.builder().build();
  private final transient Validator validator =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getServletPath()) {
      case "/invalid" -> take(mapper.readValue(request.getInputStream(), Order.class));
      case "/inputs" -> Inputs.read(request, Order.class);
      case "/upstream" -> throw new HttpTimeoutException("request timed out");
      case "/unexpected" -> throw new IllegalStateException("row 4711 is gone");
      default -> {
        // Nothing fails here.
      }
    }
    Answers.OK.send(response);
  }

  private void take(Order order) {
    Set<ConstraintViolation<Order>> violations = validator.validate(order);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
  }
}
