package dev.clearfault.internal.exchange;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** Calls of a response that send it: they may find out that the client has left. */
final class Sending {
  private Sending() {}

  /** Makes a call, and remembers that the client has left as {@link GuardedOutputStream} does. */
  static void call(Exchange exchange, Turn.Call<IOException> call) throws IOException {
    try {
      call.run();
    } catch (IOException e) {
      if (!exchange.turn().answered() || exchange.client().gone()) {
        exchange.client().cannotWrite(e);
        throw e;
      }
    }
  }

  /** Redirects with a status, by the name of a method of Servlet 6.1 because 6.0 lacks it. */
  static void redirect(ServletResponse response, String location, int status, boolean clearBuffer)
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
