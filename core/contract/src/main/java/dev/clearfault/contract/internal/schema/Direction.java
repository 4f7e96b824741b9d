package dev.clearfault.contract.internal.schema;

/** Which way a value travels: {@code readOnly} and {@code writeOnly} depend on it. */
public enum Direction {
  /** From the client. */
  REQUEST,
  /** To the client. */
  RESPONSE
}
