package dev.clearfault.internal.answer;

import dev.clearfault.internal.exchange.Exchange;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends a response: after an answer, or in place of one that it is too late for. */
final class Ending {
  private Ending() {}

  /**
   * Ends the answer before the listeners are called, which may be slow.
   *
   * @param mayGrow whether the application or the server could still add to the answer
   */
  static void end(Exchange exchange, boolean delivered, boolean mayGrow) {
    if (!delivered) {
      exchange.turn().stopWaiting();
      breakOff(exchange);
    } else if (mayGrow && !isInBuffer(exchange)) {
      close(exchange.response());
    }
    exchange.turn().settle();
  }

  private static boolean isInBuffer(Exchange exchange) {
    return exchange.turn().waiting() instanceof WaitingAnswer waiting && waiting.body != null;
  }

  /** Breaks off a response that is under way, so that the client notices the failure. */
  private static void breakOff(Exchange exchange) {
    HttpServletResponse response = exchange.response();
    if (!exchange.client().gone()
        && response.isCommitted()
        && !exchange.container().isComplete(response)) {
      flushCommitted(exchange);
      exchange.breakOff();
    }
  }

  /**
   * Sends an answer whose head has waited. One server lets a forward after {@code sendError} take
   * the body away, so it is written once more.
   */
  static void sendAgain(Exchange exchange, byte[] body) {
    HttpServletResponse response = exchange.response();
    try {
      if (!response.isCommitted()) {
        response.resetBuffer();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
      }
    } catch (IOException e) {
      exchange.client().cannotWrite(e);
    } catch (RuntimeException e) {
      // The container has sent the answer already.
    }
    close(response);
  }

  /**
   * Sends what the application has left in the buffer of a response that is under way. A server may
   * say "committed" as soon as the announced length is reached, while the head is still here: it
   * would turn the status of a success that is complete into 500.
   */
  private static void flushCommitted(Exchange exchange) {
    HttpServletResponse response = exchange.response();
    try {
      if (response.isCommitted()) {
        response.flushBuffer();
      }
    } catch (IOException e) {
      exchange.client().cannotWrite(e);
    } catch (RuntimeException e) {
      // The container does not flush now. The failure that is handled says more.
    }
  }

  /** Ends the response, so that nothing can be added to it. */
  static void close(HttpServletResponse response) {
    try {
      response.getOutputStream().close();
    } catch (IOException | RuntimeException e) {
      // Either the client is gone, or the container has closed it.
    }
  }
}
