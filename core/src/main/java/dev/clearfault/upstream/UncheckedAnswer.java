package dev.clearfault.upstream;

/**
 * A constraint of ours failed to say whether an answer keeps to it: whatever it met, a network
 * included, the upstream has done its part.
 */
final class UncheckedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UncheckedAnswer(Class<?> type, RuntimeException cause) {
    super("the constraints of " + type.getName() + " could not be checked", cause);
  }
}
