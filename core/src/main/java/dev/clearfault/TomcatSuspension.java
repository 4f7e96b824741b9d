package dev.clearfault;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lifts the suspension that Tomcat puts on a response when reading the request fails: it calls
 * {@code sendError} on its own inner response, which then says that it is committed although no
 * byte has left, and would answer with a page that prints the exception.
 *
 * <p>By reflection on the container's own object, because the Servlet API has no word for it; where
 * that fails everything stays as it was.
 */
final class TomcatSuspension {
  private static final String EXCEPTION = "jakarta.servlet.error.exception";
  private static final String FACADE = "org.apache.catalina.connector.ResponseFacade";

  private TomcatSuspension() {}

  /** Tells whether the response only claims to be committed. */
  static boolean isFalseCommit(HttpServletRequest request, HttpServletResponse response) {
    return response.isCommitted() && request.getAttribute(EXCEPTION) != null;
  }

  /**
   * Makes the response writable again.
   *
   * @return the status that Tomcat had chosen, 400 or 408; 0 if the response is what it says it is
   */
  static int lift(HttpServletRequest request, HttpServletResponse response) {
    if (!isFalseCommit(request, response)) {
      return 0;
    }
    ServletResponse facade = Abort.innermost(response);
    if (!facade.getClass().getName().equals(FACADE)) {
      return 0;
    }
    Object thrown = request.getAttribute(EXCEPTION);
    int status = response.getStatus();
    request.removeAttribute(EXCEPTION);
    if (unsuspend(facade) && !response.isCommitted()) {
      return status;
    }
    request.setAttribute(EXCEPTION, thrown);
    return 0;
  }

  private static boolean unsuspend(ServletResponse facade) {
    try {
      Object response = Reflection.field(facade, "response");
      response.getClass().getMethod("setSuspended", boolean.class).invoke(response, false);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }
}
