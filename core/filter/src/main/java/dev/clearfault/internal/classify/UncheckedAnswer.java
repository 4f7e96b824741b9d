package dev.clearfault.internal.classify;

/**
 * A constraint of ours failed to say whether an answer keeps to it: whatever it met, a network
 * included, the upstream has done its part.
 */
public final class UncheckedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for a class whose constraints failed with the cause. */
  public UncheckedAnswer(Class<?> type, RuntimeException cause) {
    super("the constraints of " + type.getName() + " could not be checked", cause);
  }
}
