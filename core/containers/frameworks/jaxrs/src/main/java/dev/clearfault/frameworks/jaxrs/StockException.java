package dev.clearfault.frameworks.jaxrs;

/** Has a mapper of JAX-RS. */
public class StockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StockException(String message) {
    super(message);
  }
}
