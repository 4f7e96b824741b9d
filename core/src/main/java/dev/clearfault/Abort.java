package dev.clearfault;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off a response that is under way, so that the client does not take a part of a body for
 * the whole.
 *
 * <p>The Servlet API cannot do that, and a rethrow only helps in the request's own thread, on some
 * containers, in HTTP/1.1. By reflection on the container's own objects; where that fails, all
 * stays as it was. A body that announced its length needs none of this: it shows by itself.
 */
final class Abort {
  private static final SocketOption<Integer> LINGER = StandardSocketOptions.SO_LINGER;

  private Abort() {}

  /** Breaks the response off if its end would not show that something is missing. */
  static void now(HttpServletRequest request, HttpServletResponse response) {
    try {
      boolean http2 = request.getProtocol().startsWith("HTTP/2");
      boolean hasLength = !http2 && response.containsHeader("Content-Length");
      if (!http2
          && FullServerAbort.now(
              innermost(request),
              innermost(response),
              !hasLength && !hasEndMark(request, response))) {
        return;
      }
      if (hasLength) {
        return;
      }
      Object container = innermost(request);
      String name = container.getClass().getName();
      if (name.startsWith("org.eclipse.jetty.")) {
        onJetty(container, http2 || hasEndMark(request, response));
      } else if (name.startsWith("org.apache.catalina.")) {
        onTomcat(innermost(response), http2, isHttp10(request));
      } else if (name.startsWith("io.undertow.")) {
        onUndertow(container, http2 || hasEndMark(request, response));
      }
    } catch (ReflectiveOperationException | IOException | RuntimeException unknownContainer) {
      // Then the rethrow has to do.
    }
  }

  /** Chunks have an end mark that will be missing; other bodies end as their connection does. */
  private static boolean hasEndMark(HttpServletRequest request, HttpServletResponse response) {
    return !isHttp10(request)
        && !closes(request.getHeader("Connection"))
        && !closes(response.getHeader("Connection"));
  }

  private static boolean isHttp10(HttpServletRequest request) {
    return request.getProtocol().equals("HTTP/1.0");
  }

  private static boolean closes(@Nullable String connection) {
    return connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
  }

  private static void onTomcat(ServletResponse facade, boolean http2, boolean reset)
      throws ReflectiveOperationException, IOException {
    Object response = Reflection.field(facade, "response");
    Object coyote = Reflection.call(response, "getCoyoteResponse");
    Object hook = Reflection.field(coyote, "hook");
    if (http2) {
      Object stream = Reflection.field(hook, "stream");
      // After its end a reset would make Tomcat give up the connection, and all that is under way.
      if (Boolean.TRUE.equals(Reflection.call(stream, "canWrite"))) {
        Reflection.call(stream, "close", streamException(stream));
      }
      return;
    }
    if (reset) {
      Object socket = Reflection.call(Reflection.field(hook, "socketWrapper"), "getSocket");
      ((NetworkChannel) Reflection.call(socket, "getIOChannel")).setOption(LINGER, 0);
    }
    ClassLoader loader = coyote.getClass().getClassLoader();
    Class<?> codes = Class.forName("org.apache.coyote.ActionCode", true, loader);
    Object closeNow = codes.getField("CLOSE_NOW").get(null);
    Reflection.method(coyote.getClass(), "action", 2)
        .invoke(coyote, closeNow, new IOException("the response was broken off"));
  }

  private static Object streamException(Object stream) throws ReflectiveOperationException {
    ClassLoader loader = stream.getClass().getClassLoader();
    Class<?> errors = Class.forName("org.apache.coyote.http2.Http2Error", true, loader);
    Class<?> type = Class.forName("org.apache.coyote.http2.StreamException", true, loader);
    // None of these is public to us.
    Field error = errors.getField("INTERNAL_ERROR");
    error.setAccessible(true);
    Constructor<?> constructor = type.getDeclaredConstructor(String.class, errors, int.class);
    constructor.setAccessible(true);
    // The text never leaves the server.
    return constructor.newInstance(
        "the response was broken off", error.get(null), Reflection.call(stream, "getIdAsInt"));
  }

  private static void onJetty(Object servletRequest, boolean endMark)
      throws ReflectiveOperationException, IOException {
    Object request = Reflection.call(servletRequest, "getRequest");
    if (!endMark) {
      Object metaData = Reflection.call(request, "getConnectionMetaData");
      Object endPoint = Reflection.call(Reflection.call(metaData, "getConnection"), "getEndPoint");
      NetworkChannel channel = (NetworkChannel) Reflection.call(endPoint, "getChannel");
      channel.setOption(LINGER, 0);
      channel.close();
      return;
    }
    Object state = Reflection.call(channelRequest(request), "getHttpChannelState");
    Object stream = Reflection.call(state, "getHttpStream");
    Reflection.call(stream, "failed", new IOException("the response was broken off"));
  }

  /** Contexts and handlers put wrappers around the request of the channel. */
  private static Object channelRequest(Object request) {
    Object inner = request;
    try {
      while (true) {
        inner = Reflection.call(inner, "getWrapped");
      }
    } catch (ReflectiveOperationException innermost) {
      return inner;
    }
  }

  private static void onUndertow(Object servletRequest, boolean endMark)
      throws ReflectiveOperationException, IOException {
    Object exchange = Reflection.call(servletRequest, "getExchange");
    Object connection = Reflection.call(exchange, "getConnection");
    if (!endMark) {
      ClassLoader loader = connection.getClass().getClassLoader();
      Class<?> options = Class.forName("org.xnio.Options", true, loader);
      Object reset = options.getField("CLOSE_ABORT").get(null);
      Reflection.method(connection.getClass(), "setOption", 2).invoke(connection, reset, true);
    }
    try {
      Reflection.method(connection.getClass(), "close", 0).invoke(connection);
    } catch (InvocationTargetException closedAlready) {
      // That is what was wanted.
    }
  }

  private static ServletRequest innermost(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner;
  }

  static ServletResponse innermost(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    return inner;
  }
}
