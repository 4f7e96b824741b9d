package dev.clearfault;

import jakarta.servlet.DispatcherType;
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

  /**
   * Tells whether the response only claims to be committed. The attribute alone does not tell:
   * frameworks set it for error pages of their own, and every container does in an error dispatch.
   */
  static boolean isFalseCommit(HttpServletRequest request, HttpServletResponse response) {
    return response.isCommitted()
        && request.getAttribute(EXCEPTION) != null
        && request.getDispatcherType() != DispatcherType.ERROR
        && isRefused(Abort.innermost(response));
  }

  /** Tells whether Tomcat has called {@code sendError}; no call of the application gets there. */
  private static boolean isRefused(ServletResponse facade) {
    if (!isTomcats(facade)) {
      return false;
    }
    try {
      Object response = Reflection.field(facade, "response");
      return Boolean.TRUE.equals(Reflection.call(response, "isError"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Tells whether the response is complete, and its head waits for the end of the request: Tomcat
   * says "committed" after a redirect already, while no byte has left.
   */
  static boolean isComplete(HttpServletResponse response) {
    ServletResponse facade = Abort.innermost(response);
    if (!isTomcats(facade)) {
      return false;
    }
    try {
      Object inner = Reflection.field(facade, "response");
      Object coyote = Reflection.call(inner, "getCoyoteResponse");
      return Boolean.TRUE.equals(Reflection.call(inner, "isSuspended"))
          && Boolean.FALSE.equals(Reflection.call(inner, "isError"))
          && Boolean.FALSE.equals(Reflection.call(coyote, "isCommitted"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
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
    Object thrown = request.getAttribute(EXCEPTION);
    int status = response.getStatus();
    request.removeAttribute(EXCEPTION);
    if (unsuspend(Abort.innermost(response)) && !response.isCommitted()) {
      return status;
    }
    request.setAttribute(EXCEPTION, thrown);
    return 0;
  }

  /**
   * Takes back what the application has said of an exception that it has answered by itself: Tomcat
   * would put its own page in the place of a response that has not left yet, with the stack trace
   * of that exception.
   */
  static void forgetException(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(EXCEPTION) != null
        && request.getDispatcherType() != DispatcherType.ERROR
        && isTomcats(Abort.innermost(response))) {
      request.removeAttribute(EXCEPTION);
    }
  }

  private static boolean isTomcats(ServletResponse innermost) {
    return innermost.getClass().getName().equals(FACADE);
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
