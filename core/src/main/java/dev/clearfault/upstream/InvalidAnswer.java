package dev.clearfault.upstream;

/** An upstream's answer is not what was agreed on; the message is for the log. */
final class InvalidAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAnswer(String faults) {
    super("the answer cannot be read: " + (faults.isEmpty() ? "it is null" : faults));
  }
}
