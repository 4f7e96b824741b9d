package dev.clearfault.internal.container;

import static dev.clearfault.internal.container.ContainerObjects.call;
import static dev.clearfault.internal.container.ContainerObjects.field;
import static dev.clearfault.internal.container.ContainerObjects.innermost;
import static dev.clearfault.internal.container.ContainerObjects.type;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Tomcat.
 *
 * <ul>
 *   <li>When reading the request fails, it calls {@code sendError} on its own inner response. The
 *       response then says that it is committed although no byte has left, and Tomcat would send a
 *       page that prints the exception.
 *   <li>After a redirect the response says that it is committed while its head still waits for the
 *       end of the request. On 10.1 it says so, too, when the announced length is reached.
 *   <li>It replaces an answer that has not left yet by a page with a stack trace if the application
 *       has put an exception into the request's attribute for error pages.
 *   <li>It ends an asynchronous request whose client has left while a worker still writes. Its own
 *       fields are null then, and the worker gets a {@code NullPointerException}.
 *   <li>It lists the name of a header field once for each of its values and spellings.
 *   <li>An error that a worker reports while the connector's own thread leaves the application may
 *       end the next request.
 *   <li>If a listener of a stream throws, it closes the connection or answers with an empty 200.
 * </ul>
 */
sealed class Tomcat extends Container permits Payara {
  private static final String EXCEPTION = "jakarta.servlet.error.exception";
  private static final String FACADE = "org.apache.catalina.connector.ResponseFacade";

  @Override
  List<String> packages() {
    return List.of("org.apache.tomcat.", "org.apache.coyote.", "org.apache.catalina.");
  }

  /**
   * The attribute alone is not enough: frameworks set it for error pages of their own, and every
   * container sets it in an error dispatch.
   */
  @Override
  public boolean isFalselyCommitted(HttpServletRequest request, HttpServletResponse response) {
    return response.isCommitted()
        && request.getAttribute(EXCEPTION) != null
        && request.getDispatcherType() != DispatcherType.ERROR
        && isRefused(innermost(response));
  }

  /** Returns whether Tomcat has called {@code sendError}; the application cannot reach this. */
  private static boolean isRefused(ServletResponse facade) {
    if (!isFacade(facade)) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(call(field(facade, "response"), "isError"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public boolean isComplete(HttpServletResponse response) {
    ServletResponse facade = innermost(response);
    if (!isFacade(facade)) {
      return false;
    }
    try {
      Object inner = field(facade, "response");
      return Boolean.TRUE.equals(call(inner, "isSuspended"))
          && Boolean.FALSE.equals(call(inner, "isError"))
          && Boolean.FALSE.equals(call(coyote(facade), "isCommitted"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public int liftFalseCommit(HttpServletRequest request, HttpServletResponse response) {
    if (!isFalselyCommitted(request, response)) {
      return 0;
    }
    Object thrown = request.getAttribute(EXCEPTION);
    int status = response.getStatus();
    request.removeAttribute(EXCEPTION);
    if (resume(innermost(response)) && !response.isCommitted()) {
      return status;
    }
    request.setAttribute(EXCEPTION, thrown);
    return 0;
  }

  private static boolean resume(ServletResponse facade) {
    try {
      Object response = field(facade, "response");
      response.getClass().getMethod("setSuspended", boolean.class).invoke(response, false);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public void forgetException(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(EXCEPTION) != null
        && request.getDispatcherType() != DispatcherType.ERROR
        && isFacade(innermost(response))) {
      request.removeAttribute(EXCEPTION);
    }
  }

  /** Returns the response of the connector, below the one of the servlet container. */
  static Object coyote(ServletResponse facade) throws ReflectiveOperationException {
    return call(field(facade, "response"), "getCoyoteResponse");
  }

  private static boolean isFacade(ServletResponse innermost) {
    return innermost.getClass().getName().equals(FACADE);
  }

  @Override
  public boolean cannotStore(StackTraceElement frame) {
    return frame.getClassName().equals("org.apache.catalina.connector.Request")
        && frame.getMethodName().equals("parseParts");
  }

  @Override
  boolean breakOff(HttpServletRequest request, HttpServletResponse response, Framing framing)
      throws ReflectiveOperationException, IOException {
    Object coyote = coyote(innermost(response));
    Object hook = field(coyote, "hook");
    if (framing.http2()) {
      Object stream = field(hook, "stream");
      // After its end a reset would make Tomcat close the connection with all its other streams.
      if (Boolean.TRUE.equals(call(stream, "canWrite"))) {
        call(stream, "close", streamException(stream));
      }
      return true;
    }
    boolean isRequestThread = isRequestThread(coyote);
    if (!framing.hasLength()) {
      Object socket = call(field(hook, "socketWrapper"), "getSocket");
      NetworkChannel channel = (NetworkChannel) call(socket, "getIOChannel");
      if (Framing.isHttp10(request)) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } else if (!isRequestThread) {
        // Whoever ends the asynchronous cycle cannot write the end of the body any more.
        shutdownOutput(channel);
      }
    }
    if (isRequestThread) {
      Object closeNow =
          type(coyote, "org.apache.coyote.ActionCode").getField("CLOSE_NOW").get(null);
      ContainerObjects.method(coyote.getClass(), "action", 2)
          .invoke(coyote, closeNow, new IOException("the response was broken off"));
    }
    return true;
  }

  /**
   * Returns whether this is the thread that the connector uses for the request. The connector does
   * not expect an error of another thread while its own leaves the application: both would end the
   * request, and one of them would meet the next request instead.
   */
  private static boolean isRequestThread(Object coyote) throws ReflectiveOperationException {
    try {
      return Boolean.TRUE.equals(call(call(coyote, "getRequest"), "isRequestThread"));
    } catch (NoSuchMethodException olderVersion) {
      Class<?> marker = type(coyote, "org.apache.coyote.ContainerThreadMarker");
      return Boolean.TRUE.equals(marker.getMethod("isContainerThread").invoke(null));
    }
  }

  private static void shutdownOutput(NetworkChannel channel) throws IOException {
    if (channel instanceof AsynchronousSocketChannel asynchronous) {
      asynchronous.shutdownOutput();
    } else if (channel instanceof SocketChannel selected) {
      selected.shutdownOutput();
    }
  }

  private static Object streamException(Object stream) throws ReflectiveOperationException {
    Class<?> errors = type(stream, "org.apache.coyote.http2.Http2Error");
    Class<?> exception = type(stream, "org.apache.coyote.http2.StreamException");
    // Neither of the two is public.
    Field error = errors.getField("INTERNAL_ERROR");
    error.setAccessible(true);
    Constructor<?> constructor = exception.getDeclaredConstructor(String.class, errors, int.class);
    constructor.setAccessible(true);
    // The text never leaves the server.
    return constructor.newInstance(
        "the response was broken off", error.get(null), call(stream, "getIdAsInt"));
  }
}
