package dev.clearfault.gateway.internal.forward;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request without the fields that the client means for its own connection only (RFC 9110 section
 * 7.6.1), and without those whose names have an underscore. The service does not get them, so the
 * contract must not see them either.
 */
final class ConnectionRequest extends HttpServletRequestWrapper {
  private final Set<String> hidden;

  private ConnectionRequest(HttpServletRequest request, Set<String> hidden) {
    super(request);
    this.hidden = hidden;
  }

  /** Returns the request itself if there are no such fields. */
  static HttpServletRequest of(HttpServletRequest request) {
    Set<String> nominated = FieldNames.nominated(request.getHeaders("Connection"));
    boolean isUsual =
        nominated.stream().noneMatch(name -> hides(request, name))
            && Collections.list(request.getHeaderNames()).stream()
                .noneMatch(name -> name.indexOf('_') >= 0);
    return isUsual ? request : new ConnectionRequest(request, nominated);
  }

  /** What frames the body stays: the container has understood it so. */
  private static boolean hides(HttpServletRequest request, String name) {
    return !name.isEmpty() && FieldNames.isForService(name) && request.getHeader(name) != null;
  }

  private boolean hides(String name) {
    return name.indexOf('_') >= 0
        || (FieldNames.isForService(name) && hidden.contains(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return hides(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = Collections.list(super.getHeaderNames());
    names.removeIf(this::hides);
    return Collections.enumeration(names);
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    return hides("Cookie") ? null : super.getCookies();
  }

  @Override
  public @Nullable String getContentType() {
    return hides("Content-Type") ? null : super.getContentType();
  }
}
