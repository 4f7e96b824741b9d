package dev.clearfault.internal.answer;

import dev.clearfault.internal.exchange.Exchange;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of a servlet for the {@code Allow} header of a 405 (RFC 9110 section 15.5.6),
 * which {@code HttpServlet} does not send.
 */
final class AllowedMethods {
  private static final String ALLOW = "Allow";
  private static final List<String> METHODS =
      List.of("Get", "Head", "Post", "Put", "Patch", "Delete");

  private static final Set<String> REFUSING =
      Set.of("doGet", "doPost", "doPut", "doPatch", "doDelete");

  private AllowedMethods() {}

  /** Adds the header to the response if it needs one. */
  static void addTo(Exchange exchange, int status) {
    HttpServletResponse response = exchange.response();
    if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED && !response.containsHeader(ALLOW)) {
      String allowed = of(exchange.request());
      if (allowed != null) {
        response.setHeader(ALLOW, allowed);
      }
    }
  }

  /** Returns the methods of the servlet that the request was mapped to; null if unknown. */
  private static @Nullable String of(HttpServletRequest request) {
    try {
      String name = request.getHttpServletMapping().getServletName();
      ServletRegistration servlet = request.getServletContext().getServletRegistration(name);
      if (servlet == null || servlet.getClassName() == null) {
        return null;
      }
      ClassLoader loader = request.getServletContext().getClassLoader();
      return of(Class.forName(servlet.getClassName(), false, loader), request.getMethod());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      return null;
    }
  }

  /** The servlet may refuse a method that it overrides, such as one for files. */
  static @Nullable String of(Class<?> servlet, String refused) {
    if (!HttpServlet.class.isAssignableFrom(servlet)
        || (overridesService(servlet) && !isRefusedByHttpServlet())) {
      return null;
    }
    List<String> allowed = new ArrayList<>();
    for (String method : METHODS) {
      // HttpServlet answers HEAD by way of doGet.
      boolean head = method.equals("Head") && allowed.contains("GET");
      if (head || isOverridden(servlet, "do" + method)) {
        allowed.add(method.toUpperCase(Locale.ROOT));
      }
    }
    allowed.add("OPTIONS");
    allowed.remove(refused);
    return String.join(", ", allowed);
  }

  /** Such a servlet may have methods that are not in methods of their own. */
  private static boolean overridesService(Class<?> servlet) {
    return isOverridden(servlet, "service")
        || isOverridden(servlet, "service", ServletRequest.class, ServletResponse.class);
  }

  /**
   * Returns whether a method of {@code HttpServlet} that the servlet does not override makes the
   * call: then the servlet has passed the request on. Its {@code doHead} may call the servlet's
   * {@code doGet}, so it proves nothing.
   */
  private static boolean isRefusedByHttpServlet() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getClassName().equals(HttpServlet.class.getName())
                            && REFUSING.contains(frame.getMethodName())));
  }

  private static boolean isOverridden(Class<?> servlet, String name) {
    return isOverridden(servlet, name, HttpServletRequest.class, HttpServletResponse.class);
  }

  private static boolean isOverridden(Class<?> servlet, String name, Class<?>... parameters) {
    for (Class<?> type = servlet; type != HttpServlet.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && Arrays.equals(method.getParameterTypes(), parameters)) {
          return true;
        }
      }
    }
    return false;
  }
}
