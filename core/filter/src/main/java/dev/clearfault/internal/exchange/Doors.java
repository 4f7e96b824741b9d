package dev.clearfault.internal.exchange;

import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a failure leaves an application, and what all exchanges of one application have
 * in common. {@code FailureHandler} of the package {@code answer} implements it.
 *
 * <p>Thread-safe.
 */
public interface Doors {
  /** What listeners are told of if an answer is not as promised. No client gets it. */
  ProblemType UNPROMISED = ProblemType.of("unpromised_answer", 500, "Unpromised answer");

  /**
   * An answer that waits until the pass ends: an exception may follow that says why the application
   * called {@code sendError}. As long as it is in the buffer, filters may add to its head.
   */
  interface Waiting {}

  /**
   * Answers an exception that came through the filter chain.
   *
   * @return whether the container must get the exception too: the response has begun, and only a
   *     broken connection can show the client that something is missing
   */
  boolean thrown(Exchange exchange, Throwable thrown);

  /** Answers a status without an exception: by {@code sendError}, or set by the container. */
  void refused(Exchange exchange, int status, @Nullable String message);

  /**
   * Answers a failure of asynchronous processing.
   *
   * @param thrown null for a timeout
   * @param note for the log
   * @param mayAnswer false if the application answers
   */
  void failedAsync(Exchange exchange, @Nullable Throwable thrown, String note, boolean mayAnswer);

  /**
   * Answers as the error page that the container dispatches to.
   *
   * @param thrown null if the container only has a status
   */
  void errorPage(Exchange exchange, @Nullable Throwable thrown, int status);

  /** Reports a failure that the client is not told of, because the request goes on. */
  void reported(Exchange exchange, Throwable thrown);

  /** Reports that the answer of an application is not as it has promised; the answer stays. */
  void unpromised(Exchange exchange, String note);

  /** Answers a read error that the application has not passed on. */
  void swallowedReadError(Exchange exchange);

  /** Sends and reports the answer that has waited for the end of the pass, if there is one. */
  void passEnded(Exchange exchange);

  /** Returns whether a header field may be added to the head of an answer that waits. */
  boolean mayFollow(String header);

  /** Returns whether an error status without anything else is a failure. */
  boolean answersBareStatus();

  /** Returns what finds the address of a client; null if nobody wants it. */
  @Nullable ClientAddress clientAddress();

  /** Returns the limits of input that the filter was given. */
  InputLimits inputLimits();

  /** Returns the server that the application runs on; all its responses come from one. */
  Container container(HttpServletResponse response);
}
