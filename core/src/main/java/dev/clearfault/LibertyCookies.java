package dev.clearfault;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * The cookies that a response on Liberty is to set: it keeps them apart from the other header
 * fields, where nobody sees them, and {@code reset()} drops them.
 *
 * <p>By reflection on the container's own object; where that fails, and on every other container,
 * there are none.
 *
 * @param cookies the cookies, the session's too
 */
record LibertyCookies(List<Cookie> cookies) {
  private static final LibertyCookies NONE = new LibertyCookies(List.of());

  /** Tells whose response it is: the first is the name up to Servlet 5.0. */
  static boolean isLiberty(ServletResponse innermost) {
    String name = innermost.getClass().getName();
    return name.startsWith("com.ibm.ws.webcontainer")
        || name.startsWith("io.openliberty.webcontainer");
  }

  static LibertyCookies of(HttpServletResponse response) {
    ServletResponse inner = Abort.innermost(response);
    if (!isLiberty(inner)) {
      return NONE;
    }
    try {
      List<Cookie> cookies = new ArrayList<>();
      for (Cookie cookie : (Cookie[]) Reflection.call(inner, "getCookies")) {
        cookies.add(cookie);
      }
      return new LibertyCookies(cookies);
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return NONE;
    }
  }

  void putBack(HttpServletResponse response) {
    cookies.forEach(response::addCookie);
  }
}
