package dev.clearfault.frameworks.jaxrs;

/** Has a mapper of JAX-RS, whatever its cause. */
public class PayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PayException(Throwable cause) {
    super("secret", cause);
  }
}
