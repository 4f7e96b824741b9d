package dev.clearfault.internal.exchange;

import dev.clearfault.internal.http.ClientAddress;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * What the client asked for, which is not always what the request of a dispatch says.
 *
 * @param method the method
 * @param path the path, without the query
 * @param route the pattern of the servlet mapping; null if it is not known
 * @param client the address of the client; null if it is not known, or nobody wants it
 */
public record RequestLine(
    String method, String path, @Nullable String route, @Nullable String client) {
  /** A constant of Servlet 6.1, by name because 6.0 lacks it. */
  private static final String ERROR_METHOD = "jakarta.servlet.error.method";

  /** For a container that throws when it is asked. The failure is still answered and logged. */
  private static final RequestLine UNREADABLE = new RequestLine("UNKNOWN", "/", null, null);

  /** Returns what the client asked for in the request of any dispatch; never throws. */
  static RequestLine of(HttpServletRequest request, @Nullable ClientAddress address) {
    try {
      // In an error dispatch from Servlet 6.1 on the method is GET, and the path is the page's.
      String method = errorAttribute(request, ERROR_METHOD);
      String path = errorAttribute(request, RequestDispatcher.ERROR_REQUEST_URI);
      return new RequestLine(
          method == null ? request.getMethod() : method,
          path == null ? requestedPath(request) : path,
          route(request),
          address == null ? null : client(request, address));
    } catch (RuntimeException unreadable) {
      return UNREADABLE;
    }
  }

  /** Some containers leave the target's path in the request when a forward has failed. */
  private static String requestedPath(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String path
        ? path
        : request.getRequestURI();
  }

  /** The mapping of a later dispatch is that of its target, and these attributes have the first. */
  private static @Nullable String route(HttpServletRequest request) {
    try {
      for (String first :
          new String[] {RequestDispatcher.FORWARD_MAPPING, AsyncContext.ASYNC_MAPPING}) {
        if (request.getAttribute(first) instanceof HttpServletMapping mapping) {
          return mapping.getPattern();
        }
      }
      return request.getDispatcherType() == DispatcherType.ERROR
          ? null
          : request.getHttpServletMapping().getPattern();
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private static @Nullable String client(HttpServletRequest request, ClientAddress address) {
    try {
      return address.find(
          request.getRemoteAddr(), name -> Collections.list(request.getHeaders(name)));
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private static @Nullable String errorAttribute(HttpServletRequest request, String name) {
    return request.getDispatcherType() == DispatcherType.ERROR
            && request.getAttribute(name) instanceof String value
        ? value
        : null;
  }
}
