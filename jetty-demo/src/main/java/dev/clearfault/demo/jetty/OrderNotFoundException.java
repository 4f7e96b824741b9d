package dev.clearfault.demo.jetty;

import dev.clearfault.problem.AsProblem;

/** There is no such order. The annotation is all that it takes to answer 404 with a code. */
@AsProblem(
    status = 404,
    code = "order_not_found",
    title = "Order not found",
    description = "There is no order with this id. Create one, and use the id in the answer.")
final class OrderNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
