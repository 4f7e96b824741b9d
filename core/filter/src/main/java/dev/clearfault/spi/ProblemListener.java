package dev.clearfault.spi;

/**
 * Sees every problem after the client has its answer: for logs, metrics and alarms.
 *
 * <p>Register it with the filter's builder, by class name in the init-param {@code listeners}, or
 * in a service file. A listener of a service file stays out if the filter has another one of the
 * same class. It is called once for each failure, by the thread that answered; many threads call it
 * at the same time. If it throws, the exception is logged and has no other effect. If it is {@link
 * AutoCloseable}, it is closed when the filter ends or cannot start.
 */
@FunctionalInterface
public interface ProblemListener {

  /** Receives one problem. */
  void occurred(Occurrence occurrence);
}
