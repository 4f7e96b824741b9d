package dev.clearfault.jetty;

import dev.clearfault.internal.render.FixedBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Writes a fixed body by the Servlet API, which is the same in every version of Jakarta EE. */
final class ServletBody {
  private ServletBody() {}

  static void write(
      HttpServletRequest request, HttpServletResponse response, FixedBodies bodies, int status)
      throws IOException {
    String accept = String.join(", ", Collections.list(request.getHeaders("Accept")));
    FixedBodies.Fixed answer = bodies.answer(status, accept, response.getHeader("Retry-After"));
    response.setContentType(answer.contentType());
    response.setContentLength(answer.bytes().length);
    FixedBodies.headers().forEach(response::setHeader);
    response.addHeader("Vary", "Accept");
    response.getOutputStream().write(answer.bytes());
  }
}
