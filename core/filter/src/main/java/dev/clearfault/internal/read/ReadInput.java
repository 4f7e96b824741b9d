package dev.clearfault.internal.read;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An input that was read from a request. It is kept with the request, because a body can be read
 * only once.
 *
 * @param type the type that was read
 * @param groups the groups of constraints that counted
 * @param value the value that was made
 * @param accepted whether the filter has read it, for a handler with {@code @ValidInput}
 * @param query the query at that time, which a forward may change
 * @param path the path after the servlet's, which a forward may change
 */
public record ReadInput(
    Type type,
    List<Class<?>> groups,
    Object value,
    boolean accepted,
    @Nullable String query,
    @Nullable String path) {
  private static final String LAST = ReadInput.class.getName();
  private static final String ACCEPTED = LAST + ".accepted";

  /** Keeps an input with its request. */
  public static void remember(
      HttpServletRequest request, Type type, Class<?>[] groups, Object value, boolean accepted) {
    ReadInput input =
        new ReadInput(
            type,
            List.of(groups),
            value,
            accepted,
            request.getQueryString(),
            request.getPathInfo());
    request.setAttribute(LAST, input);
    if (accepted) {
      request.setAttribute(ACCEPTED, input);
    }
  }

  /** Returns the value that the filter has read last; null if it has read none. */
  public static @Nullable Object accepted(HttpServletRequest request) {
    return request.getAttribute(ACCEPTED) instanceof ReadInput known ? known.value() : null;
  }

  /** Returns the value that was read last, if it was read in the same way; else null. */
  public static @Nullable Object find(HttpServletRequest request, Type type, Class<?>[] groups) {
    return request.getAttribute(LAST) instanceof ReadInput known && known.is(request, type, groups)
        ? known.value()
        : null;
  }

  private boolean is(HttpServletRequest request, Type wanted, Class<?>[] wantedGroups) {
    return type.equals(wanted)
        && (groups.equals(List.of(wantedGroups)) || (accepted && wantedGroups.length == 0))
        && Objects.equals(query, request.getQueryString())
        && Objects.equals(path, request.getPathInfo());
  }
}
