package dev.clearfault.internal.classify;

/**
 * A constraint of the application threw instead of deciding about an answer. The upstream has done
 * its part, even if the constraint itself used a network.
 */
public final class UncheckedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a class whose constraints failed with the cause. */
  public UncheckedAnswer(Class<?> type, RuntimeException cause) {
    super("the constraints of " + type.getName() + " could not be checked", cause);
  }
}
