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
import java.util.List;

/** {@code /api/orders}: takes new orders, and lists those that there are. */
public final class OrdersServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private record Page(List<Order> orders) {}

  @Override
  @ValidInput(NewOrder.class)
  @Published(problems = {})
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // An order that breaks a rule of NewOrder does not get here.
    NewOrder wanted = Inputs.valid(request);
    Order order = Order.of(wanted);
    try {
      Shop.of(getServletContext()).store().save(order);
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setHeader(
        "Location", request.getContextPath() + request.getServletPath() + "/" + order.id());
    Json.send(response, order);
  }

  @Override
  @ValidInput(OrderSearch.class)
  @Published(problems = {})
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    OrderSearch search = Inputs.valid(request);
    try {
      Json.send(response, new Page(Shop.of(getServletContext()).store().find(search)));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }
}
