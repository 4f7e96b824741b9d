package dev.clearfault.contract.internal.schema;

/**
 * A contract that cannot be used. Its message says where the fault is, what it is, and the remedy.
 */
public final class ContractException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param reason what is wrong and what to write instead, as the end of a sentence
   */
  public ContractException(Origin origin, String reason) {
    super(origin + ": " + reason);
  }
}
