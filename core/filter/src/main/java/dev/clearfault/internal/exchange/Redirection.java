package dev.clearfault.internal.exchange;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** Calls the method of Servlet 6.1 that redirects with a status, by name because 6.0 lacks it. */
final class Redirection {
  private Redirection() {}

  /** Redirects, or throws what the container throws. */
  static void send(ServletResponse response, String location, int status, boolean clearBuffer)
      throws IOException {
    try {
      HttpServletResponse.class
          .getMethod("sendRedirect", String.class, int.class, boolean.class)
          .invoke(response, location, status, clearBuffer);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException gone) {
        throw gone;
      }
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a redirect with a status needs Servlet 6.1", e);
    }
  }
}
