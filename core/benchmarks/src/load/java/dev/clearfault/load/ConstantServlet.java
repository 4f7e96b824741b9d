package dev.clearfault.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Does nothing: shows what the container alone can do. */
public final class ConstantServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getContentLength() > 0) {
      request.getInputStream().readNBytes(request.getContentLength());
    }
    answer(request.getServletPath()).send(response);
  }

  private static Answers answer(String path) {
    return switch (path) {
      case "/invalid" -> Answers.INVALID;
      case "/upstream" -> Answers.UPSTREAM;
      case "/unexpected" -> Answers.UNEXPECTED;
      default -> Answers.OK;
    };
  }
}
