package dev.clearfault.frameworks.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Throws where Spring MVC does not see it. */
public final class ThrowingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getPathInfo();
    if (path.startsWith("/filter/pass")) {
      try {
        chain.doFilter(request, response);
      } catch (ServletException e) {
        throw new IllegalStateException("hunter2", e);
      }
      return;
    }
    throw Failing.failure(path.substring("/filter/".length()));
  }
}
