package dev.clearfault.demo.jetty;

import dev.clearfault.Inputs;
import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/** {@code /api/orders/{id}} shows an order; {@code /api/orders/{id}/payment} pays it. */
public final class OrderServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAYMENT = "/payment";

  /** What a client is told that has paid. */
  private record Payment(UUID orderId, String paymentId, String status) {}

  @Override
  @ValidInput(OrderId.class)
  @Published(problems = "order_not_found")
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isPayment(request)) {
      refuse(response, "POST");
    } else {
      Json.send(response, order(request));
    }
  }

  @Override
  @ValidInput(OrderId.class)
  @Published(
      paths = "/{id}" + PAYMENT,
      problems = {"order_not_found", "upstream_*"})
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!isPayment(request)) {
      refuse(response, "GET, HEAD");
      return;
    }
    Order order = order(request);
    Payments.Receipt receipt = Shop.of(getServletContext()).payments().charge(order);
    Json.send(response, new Payment(order.id(), receipt.id(), receipt.status()));
  }

  private static boolean isPayment(HttpServletRequest request) {
    return request.getPathInfo() != null && request.getPathInfo().endsWith(PAYMENT);
  }

  private Order order(HttpServletRequest request) throws ServletException, IOException {
    OrderId wanted = Inputs.valid(request);
    try {
      return Shop.of(getServletContext()).store().get(wanted.id());
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }

  /** The container's answer to a wrong method would name all that this class has. */
  private static void refuse(HttpServletResponse response, String allowed) throws IOException {
    response.setHeader("Allow", allowed);
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }
}
