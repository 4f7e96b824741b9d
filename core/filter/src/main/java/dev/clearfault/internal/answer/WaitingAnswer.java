package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.exchange.Doors;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.frameworks.Frameworks;
import dev.clearfault.spi.Occurrence;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to {@code sendError} that waits. Frameworks call it for an exception that they put into
 * a request attribute, or throw afterwards, so that the reason is known when the pass ends. Until
 * then nobody is told. The answer itself waits in the buffer, if it fits and no other thread may
 * use the response.
 *
 * <p>For the request's own thread only.
 */
final class WaitingAnswer implements Doors.Waiting {
  /** Why it waits. */
  final Failure failure;

  /** What is in the buffer; null for an answer that is sent. */
  byte @Nullable [] body;

  /** What to tell if no reason follows; null until it is written. */
  @Nullable Occurrence occurrence;

  /** What came through the chain after it; null for nothing. */
  @Nullable Throwable thrown;

  WaitingAnswer(Failure failure) {
    this.failure = failure;
  }

  /** Returns the exception that the application has left for its error page; null for none. */
  static @Nullable Throwable reason(Exchange exchange) {
    return handled(exchange, attribute(exchange));
  }

  /** Returns what has followed, thrown or left for the error page; null for nothing new. */
  @Nullable Throwable followed(Exchange exchange) {
    Throwable last = thrown == null ? attribute(exchange) : thrown;
    last = last == null ? Frameworks.answered(exchange) : last;
    return last == null || isKnown(last) || exchange.isEcho(last) ? null : handled(exchange, last);
  }

  private static @Nullable Throwable handled(Exchange exchange, @Nullable Throwable exception) {
    if (exception != null) {
      exchange.markHandled(exception);
    }
    return exception;
  }

  /** Returns whether it is a reason that was known from the start, with or without a wrapper. */
  private boolean isKnown(Throwable last) {
    List<Throwable> known = failure.causes();
    return Causes.contains(known, last)
        || (!known.isEmpty() && Causes.contains(Causes.chain(last), known.get(0)));
  }

  /** Sends it, if that is still to be done, and returns what there is to tell; null for nothing. */
  @Nullable Occurrence send(Exchange exchange) {
    if (body != null) {
      Ending.sendAgain(exchange, body);
    }
    return occurrence;
  }

  /** Returns what there is to tell, with this reason; null for nothing. */
  @Nullable Occurrence because(Throwable reason) {
    Occurrence told = occurrence;
    return told == null
        ? null
        : new Occurrence(
            told.document(),
            told.door(),
            told.evidence(),
            Causes.chain(reason),
            told.delivered(),
            told.request(),
            told.note(),
            told.mishaps());
  }

  private static @Nullable Throwable attribute(Exchange exchange) {
    try {
      if (exchange.request().getAttribute(Exchange.REASON) instanceof Throwable reason) {
        return reason;
      }
      Object left = exchange.request().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      return left instanceof Throwable exception ? exception : null;
    } catch (RuntimeException ended) {
      return null;
    }
  }
}
