package dev.clearfault.unchanged.conversions;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Runs the case that the first segment after the mapping names. */
public final class ConversionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Case> CASES = new HashMap<>();

  static {
    CASES.putAll(Numbers.CASES);
    CASES.putAll(Times.CASES);
    CASES.putAll(Names.CASES);
    CASES.putAll(Places.CASES);
    CASES.putAll(Ours.CASES);
    CASES.putAll(Upstreams.CASES);
    CASES.putAll(Wrapped.CASES);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Case found = CASES.get(request.getPathInfo().split("/", -1)[1]);
    if (found == null) {
      response.sendError(404);
      return;
    }
    try {
      response.getWriter().print(found.handle(request));
    } catch (RuntimeException | ServletException | IOException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
