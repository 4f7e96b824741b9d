package dev.clearfault.upstream;

/** An upstream's answer is not what was agreed on; the message is for the log. */
final class InvalidAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InvalidAnswer(String message) {
    super(message);
  }

  /** The answer is no JSON of the type. */
  static InvalidAnswer unreadable(String faults) {
    return new InvalidAnswer(
        "the answer cannot be read: " + (faults.isEmpty() ? "it is null" : faults));
  }

  /** The answer could be read, and is not what its class says that it is. */
  static InvalidAnswer breaking(String constraints) {
    return new InvalidAnswer("the answer breaks constraints: " + constraints);
  }
}
