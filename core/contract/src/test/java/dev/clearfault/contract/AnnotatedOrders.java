package dev.clearfault.contract;

import dev.clearfault.input.ValidInput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Takes orders by the annotations of {@link NewOrder}. */
public final class AnnotatedOrders extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  @ValidInput(OrderSearch.class)
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(200);
  }

  @Override
  @ValidInput(NewOrder.class)
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(201);
  }
}
