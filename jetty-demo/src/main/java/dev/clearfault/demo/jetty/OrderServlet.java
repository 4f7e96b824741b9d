package dev.clearfault.demo.jetty;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/orders/{id}} shows an order; {@code /api/orders/{id}/payment} pays it. */
public final class OrderServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAYMENT = "/payment";

  /** What a client is told that has paid. */
  private record Payment(UUID orderId, String paymentId, String status) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isPayment(request)) {
      refuse(response, "POST");
    } else {
      Json.send(response, order(request.getPathInfo()));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!isPayment(request)) {
      refuse(response, "GET, HEAD");
      return;
    }
    String path = request.getPathInfo();
    Order order = order(path.substring(0, path.length() - PAYMENT.length()));
    Payments.Receipt receipt = Shop.of(getServletContext()).payments().charge(order);
    Json.send(response, new Payment(order.id(), receipt.id(), receipt.status()));
  }

  private static boolean isPayment(HttpServletRequest request) {
    return request.getPathInfo() != null && request.getPathInfo().endsWith(PAYMENT);
  }

  private Order order(@Nullable String path) throws ServletException {
    UUID id = id(path == null ? "" : path.substring(1));
    try {
      return Shop.of(getServletContext()).store().get(id);
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }

  private static UUID id(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) { // It also takes 1-1-1-1-1.
        return id;
      }
    } catch (IllegalArgumentException malformed) {
      // Refused below.
    }
    throw new ProblemException(
        Problem.builder(ProblemType.VALIDATION_FAILED)
            .detail("1 value was not accepted.")
            .errors(
                List.of(
                    Violation.of(Violation.Source.PATH, "id", "invalid_format", "must be a UUID")))
            .build());
  }

  /** The container's answer to a wrong method would name all that this class has. */
  private static void refuse(HttpServletResponse response, String allowed) throws IOException {
    response.setHeader("Allow", allowed);
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
