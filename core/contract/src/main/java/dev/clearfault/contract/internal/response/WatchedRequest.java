package dev.clearfault.contract.internal.response;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/** Hands the watched response to asynchronous code, which would get the container's otherwise. */
final class WatchedRequest extends HttpServletRequestWrapper {
  private final HttpServletResponse response;

  WatchedRequest(HttpServletRequest request, HttpServletResponse response) {
    super(request);
    this.response = response;
  }

  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }
}
