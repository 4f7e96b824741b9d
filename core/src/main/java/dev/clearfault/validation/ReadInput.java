package dev.clearfault.validation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The input that was last read of a request, since a body can be read but once.
 *
 * @param type what it was read as
 * @param value what it has become
 * @param query the query at that time, for a forward may change it
 * @param path the path after the servlet's, likewise
 */
record ReadInput(Class<?> type, Object value, @Nullable String query, @Nullable String path) {
  private static final String ATTRIBUTE = ReadInput.class.getName();

  static @Nullable ReadInput of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ReadInput known ? known : null;
  }

  boolean isOf(HttpServletRequest request, Class<?> wanted) {
    return type == wanted
        && Objects.equals(query, request.getQueryString())
        && Objects.equals(path, request.getPathInfo());
  }

  void remember(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
