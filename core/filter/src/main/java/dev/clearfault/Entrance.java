package dev.clearfault;

import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.GuardedResponse;
import dev.clearfault.internal.exchange.Pass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one way into an application: finds out what a dispatch is, passes it on, and hands what fails
 * to the doors of its exchange.
 *
 * <p>Thread-safe.
 */
final class Entrance implements AutoCloseable {
  private final Parts parts;

  Entrance(Parts parts) {
    this.parts = parts;
  }

  /** Writes what the log still holds back. */
  @Override
  public void close() {
    parts.log().close();
  }

  /** Takes one dispatch of a request through the application. */
  void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.of(request);
    if (exchange == null) {
      begin(request, response, chain);
    } else if (exchange.inPass()) {
      // A forward, an include, or a second mapping of the filter: the outer pass handles failures.
      chain.doFilter(request, response);
    } else if (!exchange.answered()) {
      if (parts.pages().isErrorPage(request)) {
        errorPage(exchange, request, response);
      } else {
        Pass.through(chain, exchange, request, response);
      }
    }
  }

  /** The first dispatch of an exchange that the filter gets to see. */
  private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    parts.firstRequest().look(request);
    Exchange exchange = new Exchange(request, response, parts.handler());
    exchange.publish();
    if (parts.pages().isErrorPage(request)) {
      errorPage(exchange, request, response);
      return;
    }
    GuardedResponse outer = new GuardedResponse(response, exchange);
    if (!parts.pages().send(request, outer)) {
      Pass.through(chain, exchange, request, outer);
    }
  }

  private void errorPage(
      Exchange exchange, HttpServletRequest request, HttpServletResponse response) {
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    // The response first: the attribute may say 500 where the status is 400.
    int status = response.getStatus();
    if (status < 400
        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer s) {
      status = s;
    }
    parts
        .handler()
        .errorPage(
            exchange,
            thrown instanceof Throwable t ? t : null,
            Math.min(Math.max(status, 400), 599));
  }
}
