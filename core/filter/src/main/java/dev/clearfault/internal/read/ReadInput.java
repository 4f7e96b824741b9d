package dev.clearfault.internal.read;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The input that was last read of a request, since a body can be read but once.
 *
 * @param type what it was read as
 * @param groups what it was held to
 * @param value what it has become
 * @param accepted whether that was done for the servlet, by what it says that it accepts
 * @param query the query at that time, for a forward may change it
 * @param path the path after the servlet's, likewise
 */
public record ReadInput(
    Class<?> type,
    List<Class<?>> groups,
    Object value,
    boolean accepted,
    @Nullable String query,
    @Nullable String path) {
  private static final String ATTRIBUTE = ReadInput.class.getName();

  /** Returns the input that was read of the request before; null if there is none. */
  public static @Nullable ReadInput of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ReadInput known ? known : null;
  }

  /** Returns whether the input was read as this class, with these groups, from the same request. */
  public boolean isOf(HttpServletRequest request, Class<?> wanted, Class<?>[] wantedGroups) {
    return type == wanted
        && (groups.equals(List.of(wantedGroups)) || (accepted && wantedGroups.length == 0))
        && Objects.equals(query, request.getQueryString())
        && Objects.equals(path, request.getPathInfo());
  }

  /** Keeps the input in the request. */
  public void remember(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
