package dev.clearfault.jetty;

import dev.clearfault.internal.render.FixedBodies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a fixed body through the Servlet API, which all lines of Jakarta EE share. */
final class ServletBody {
  private ServletBody() {}

  static void write(HttpServletResponse response, FixedBodies bodies, int status)
      throws IOException {
    byte[] body = bodies.body(status);
    response.setContentType(bodies.mediaType());
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(body.length);
    FixedBodies.headers().forEach(response::setHeader);
    response.getOutputStream().write(body);
  }
}
