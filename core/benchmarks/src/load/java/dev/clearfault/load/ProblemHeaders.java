package dev.clearfault.load;

import jakarta.servlet.http.HttpServletResponse;

/** The head of a problem, the same for all compared filters. */
final class ProblemHeaders {
  private ProblemHeaders() {}

  static void set(HttpServletResponse response, int status) {
    response.setStatus(status);
    response.setContentType("application/problem+json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Language", "en");
    response.addHeader("Vary", "Accept, Accept-Language");
  }
}
