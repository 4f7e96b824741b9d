package dev.clearfault.internal.classify;

/**
 * A constraint of the application threw an exception instead of deciding about an answer. This is
 * no failure of the upstream, even if the constraint used a network.
 */
public final class UncheckedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a class whose constraints failed with the cause. */
  public UncheckedAnswer(Class<?> type, RuntimeException cause) {
    super("the constraints of " + type.getName() + " could not be checked", cause);
  }
}
