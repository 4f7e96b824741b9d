package dev.clearfault;

import dev.clearfault.internal.calls.CallTimer;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.GuardedResponse;
import dev.clearfault.internal.exchange.Pass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one way into an application. It finds out what a dispatch is, and takes it through the
 * application, to the error page or to a page of the catalogue.
 *
 * <p>Thread-safe.
 */
final class Entrance implements AutoCloseable {
  private final Parts parts;

  Entrance(Parts parts) {
    this.parts = parts;
  }

  /** Closes the listeners and the log, and ends the timer of upstream calls. */
  @Override
  public void close() {
    CallTimer.endWhenIdle();
    parts.listeners().close();
  }

  /**
   * Takes one dispatch through the application. A dispatch of another protocol passes untouched.
   */
  void pass(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse) {
      dispatch(httpRequest, httpResponse, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Takes one dispatch of a request. A dispatch after an answer gets nothing more. */
  private void dispatch(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.of(request);
    if (exchange == null) {
      begin(request, response, chain);
    } else if (exchange.turn().inPass()) {
      // A forward, an include, or a second mapping of the filter: the outer pass handles failures.
      chain.doFilter(request, response);
    } else if (!exchange.turn().answered()) {
      if (parts.pages().isErrorPage(request)) {
        errorPage(exchange, request, response);
      } else {
        Pass.through(chain, exchange, request, response);
      }
    }
  }

  /** Begins an exchange with the first dispatch that the filter sees. */
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
    Pass.through(parts.pages().before(chain, request), exchange, request, outer);
  }

  private void errorPage(
      Exchange exchange, HttpServletRequest request, HttpServletResponse response) {
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    // The status of the response counts first: the attribute may be 500 when the status is 400.
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
