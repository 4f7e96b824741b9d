package dev.clearfault.spi;

import java.util.Locale;

/**
 * The fact that decided which problem a failure is, and so whose fault it is. It is for operators
 * and never rendered.
 *
 * <p>{@code docs/evidence.md} has an example of each kind, what it costs, and how to overrule it.
 */
public enum Evidence {
  /** The exception, or one below it, carries a problem or has an {@code @AsProblem}. */
  CARRIED_PROBLEM,
  /** A mapper of the application knows the exception. */
  MAPPER,
  /** The connection to the client threw: a stream, a reader or a writer of this exchange. */
  CLIENT_CONNECTION,
  /** The container could not parse parameters, parts or headers of this request. */
  CONTAINER_PARSING,
  /** A constraint was violated that is not one of a return value. */
  VIOLATION,
  /** A web framework could not bind the client's input, and its exception says which. */
  FRAMEWORK,
  /** A security library of the application has refused the client. */
  ACCESS_REFUSED,
  /** A parser failed that read this request's own stream or reader, or exactly its text. */
  PARSER_SOURCE,
  /** A parser failed, and what the application read of this request is not well-formed. */
  MALFORMED_BODY,
  /** A parser failed at a place where the body of this request has a value of another type. */
  BODY_VALUE,
  /** A conversion failed, and the rejected text stands in this request. */
  REJECTED_TEXT,
  /** A client library, or the JDK's, made an exception about a call of an upstream. */
  CLIENT_LIBRARY,
  /** The network threw, and no stream of this exchange did. */
  NETWORK,
  /** The frames of an exception show that a client library threw it. */
  THROWING_FRAMES,
  /** A driver's exception of a lost connection or a full pool, or what its SQLState means. */
  DRIVER,
  /** The application has named the package of the exception in an option. */
  NAMED_PACKAGE,
  /** Nothing but a status is known: of {@code sendError}, of the container, or the exception's. */
  STATUS,
  /** Nothing proves that it is the fault of the client or of an upstream. */
  NONE;

  private final String logName = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in logs, such as {@code rejected_text}. */
  public String logName() {
    return logName;
  }
}
