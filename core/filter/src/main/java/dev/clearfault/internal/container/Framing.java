package dev.clearfault.internal.container;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the client finds out where the body of a response ends.
 *
 * @param http2 by a frame of its stream
 * @param hasLength by the length in the head; a body that is too short shows by itself
 * @param hasEndMark by the last chunk, and not by the end of the connection
 */
record Framing(boolean http2, boolean hasLength, boolean hasEndMark) {

  static Framing of(HttpServletRequest request, HttpServletResponse response) {
    boolean http2 = request.getProtocol().startsWith("HTTP/2");
    boolean hasLength = !http2 && response.containsHeader("Content-Length");
    // The last chunk will be missing from a chunked body; other bodies end with the connection.
    boolean hasEndMark =
        !isHttp10(request)
            && !closes(request.getHeader("Connection"))
            && !closes(response.getHeader("Connection"));
    return new Framing(http2, hasLength, hasEndMark);
  }

  static boolean isHttp10(HttpServletRequest request) {
    return request.getProtocol().equals("HTTP/1.0");
  }

  private static boolean closes(@Nullable String connection) {
    return connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
  }
}
