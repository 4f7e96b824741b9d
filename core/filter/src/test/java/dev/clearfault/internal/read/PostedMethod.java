package dev.clearfault.internal.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request with another method. */
final class PostedMethod extends HttpServletRequestWrapper {
  private final String method;

  PostedMethod(HttpServletRequest request, String method) {
    super(request);
    this.method = method;
  }

  @Override
  public String getMethod() {
    return method;
  }
}
