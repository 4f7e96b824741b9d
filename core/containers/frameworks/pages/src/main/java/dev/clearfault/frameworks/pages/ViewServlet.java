package dev.clearfault.frameworks.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A controller that forwards to its view, or includes it. */
public final class ViewServlet extends HttpServlet {

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    RequestDispatcher view =
        request.getRequestDispatcher("/jsp/" + request.getParameter("page") + ".jsp");
    if (request.getParameter("include") == null) {
      view.forward(request, response);
    } else {
      response.getWriter().println("around");
      view.include(request, response);
    }
  }
}
