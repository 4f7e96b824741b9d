package dev.clearfault.frameworks.jaxrs;

import dev.clearfault.problem.AsProblem;

/** Says by itself what it is. */
@AsProblem(status = 410, code = "sold_out_for_good", title = "Sold out for good")
public class SoldOutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SoldOutException(String message) {
    super(message);
  }
}
