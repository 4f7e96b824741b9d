package dev.clearfault.internal.read;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An input that was read from a request. The request keeps it, because a body can be read only
 * once.
 *
 * @param groups the groups of constraints that were validated
 * @param forHandler whether the filter has read it, for a handler with {@code @ValidInput}
 * @param query the query, which a forward may change
 * @param path the path info, which a forward may change
 */
public record ReadInput(
    Type type,
    List<Class<?>> groups,
    Object value,
    boolean forHandler,
    @Nullable String query,
    @Nullable String path) {
  private static final String LAST = ReadInput.class.getName();
  private static final String FOR_HANDLER = LAST + ".forHandler";

  /** Keeps an input in its request. */
  public static void remember(
      HttpServletRequest request, Type type, Class<?>[] groups, Object value, boolean forHandler) {
    ReadInput input =
        new ReadInput(
            type,
            List.of(groups),
            value,
            forHandler,
            QueryString.sent(request),
            request.getPathInfo());
    request.setAttribute(LAST, input);
    if (forHandler) {
      request.setAttribute(FOR_HANDLER, input);
    }
  }

  /** Returns the last value that the filter has read; null if there is none. */
  public static @Nullable Object forHandler(HttpServletRequest request) {
    return request.getAttribute(FOR_HANDLER) instanceof ReadInput known ? known.value() : null;
  }

  /** Returns the last value if it was read in the same way, else null. */
  public static @Nullable Object find(HttpServletRequest request, Type type, Class<?>[] groups) {
    return request.getAttribute(LAST) instanceof ReadInput known
            && known.matches(request, type, groups)
        ? known.value()
        : null;
  }

  private boolean matches(HttpServletRequest request, Type otherType, Class<?>[] otherGroups) {
    return type.equals(otherType)
        && (groups.equals(List.of(otherGroups)) || (forHandler && otherGroups.length == 0))
        && Objects.equals(query, QueryString.sent(request))
        && Objects.equals(path, request.getPathInfo());
  }
}
