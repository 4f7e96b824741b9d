package dev.clearfault.internal.read;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/** The segments of the path that are not fixed by the mapping of the servlet. */
final class PathSegments {
  private PathSegments() {}

  /**
   * Returns a segment; null if there is none. The container has decoded it.
   *
   * @param index counted from 0
   */
  static @Nullable String get(HttpServletRequest request, int index) {
    String path = free(request);
    if (path == null || !path.startsWith("/")) {
      return null;
    }
    String[] segments = path.substring(1).split("/", -1);
    return index < segments.length && !segments[index].isEmpty() ? segments[index] : null;
  }

  /**
   * Jakarta Servlet 6.0 section 3.5: only a mapping such as {@code /orders/*} splits the path. At
   * {@code /} and {@code *.do} the whole path is the servlet's, and an extension is fixed.
   */
  private static @Nullable String free(HttpServletRequest request) {
    String info = request.getPathInfo();
    HttpServletMapping mapping = info == null ? request.getHttpServletMapping() : null;
    if (mapping == null) {
      return info;
    }
    String path = request.getServletPath();
    if (mapping.getMappingMatch() == MappingMatch.DEFAULT) {
      return path;
    }
    return mapping.getMappingMatch() == MappingMatch.EXTENSION
        ? path.substring(0, path.lastIndexOf('.'))
        : null;
  }
}
