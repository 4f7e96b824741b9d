package dev.clearfault.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

/** The request as the application sees it. Each dispatch of an exchange has one. */
public final class GuardedRequest extends GuardedInput {

  /** Wraps the request of a dispatch. */
  public GuardedRequest(HttpServletRequest request, Exchange exchange) {
    super(request, exchange);
  }

  /** Returns whether such a wrapper is already around the request. */
  public static boolean isAround(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      if (wrapper instanceof GuardedRequest) {
        return true;
      }
      inner = wrapper.getRequest();
    }
    return false;
  }

  @Override
  public AsyncContext startAsync() {
    return started(new GuardedAsync(super.startAsync(), exchange, this, ownResponse()));
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    // The application wants to get back the pair that it hands over.
    return started(new GuardedAsync(super.startAsync(request, response), exchange, this, null));
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext current = super.getAsyncContext();
    GuardedAsync known = exchange.async();
    return known != null && known.wraps(current)
        ? known
        : started(new GuardedAsync(current, exchange, this, ownResponse()));
  }

  /**
   * The container would hand out its own response here, whose {@code sendError} sends the
   * container's page.
   */
  private GuardedResponse ownResponse() {
    return new GuardedResponse(exchange.response(), exchange);
  }

  private GuardedAsync started(GuardedAsync context) {
    exchange.async(context);
    return context;
  }
}
