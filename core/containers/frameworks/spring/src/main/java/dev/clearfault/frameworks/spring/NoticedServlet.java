package dev.clearfault.frameworks.spring;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells what was noticed of the requests whose path ends with the parameter. */
public final class NoticedServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    response.setContentType("text/plain;charset=UTF-8");
    for (String line : Noticing.LINES) {
      if (line.contains(id + " ")) {
        response.getWriter().println(line);
      }
    }
  }
}
