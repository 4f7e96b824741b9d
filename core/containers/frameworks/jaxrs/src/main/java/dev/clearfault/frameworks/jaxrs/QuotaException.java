package dev.clearfault.frameworks.jaxrs;

/** Has a mapper of the filter. */
public class QuotaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QuotaException(String message) {
    super(message);
  }
}
