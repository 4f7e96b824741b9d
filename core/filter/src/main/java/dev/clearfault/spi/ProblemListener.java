package dev.clearfault.spi;

/**
 * Sees every problem after the client was answered: for logs, metrics and alarms.
 *
 * <p>Registered with the filter's builder, by class name in the init-param {@code listeners}, or in
 * a service file. Called once for each failure, from many threads at once, on the thread that
 * answered; what it throws is logged and ignored.
 */
@FunctionalInterface
public interface ProblemListener {

  /** Receives one problem. */
  void occurred(Occurrence occurrence);
}
