package dev.clearfault.internal.answer;

import dev.clearfault.internal.exchange.Exchange;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of a servlet for the {@code Allow} header of a 405 (RFC 9110 section 15.5.6),
 * which {@code HttpServlet} does not send.
 */
public final class AllowedMethods {
  private static final String ALLOW = "Allow";
  private static final List<String> METHODS =
      List.of("Get", "Head", "Post", "Put", "Patch", "Delete");

  private static final Set<String> REFUSING =
      Set.of("doGet", "doPost", "doPut", "doPatch", "doDelete");

  private static final Set<String> DISPATCHES = Set.of("forward", "include");

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

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
    if (!HttpServlet.class.isAssignableFrom(servlet)) {
      return null;
    }
    List<StackFrame> calls = STACK.walk(Stream::toList);
    if (comeToAnother(calls) || (overridesService(servlet) && !isPassedOn(calls, servlet))) {
      return null;
    }
    List<String> allowed = overridden(servlet);
    allowed.remove(refused);
    return String.join(", ", allowed);
  }

  /**
   * Returns the methods of a servlet that {@code HttpServlet} does not refuse; null if only the
   * servlet knows them.
   */
  public static @Nullable List<String> of(Class<?> servlet) {
    return HttpServlet.class.isAssignableFrom(servlet) && !overridesService(servlet)
        ? overridden(servlet)
        : null;
  }

  private static List<String> overridden(Class<?> servlet) {
    List<String> allowed = new ArrayList<>();
    for (String method : METHODS) {
      // HttpServlet answers HEAD by way of doGet.
      boolean head = method.equals("Head") && allowed.contains("GET");
      if (head || isOverridden(servlet, "do" + method)) {
        allowed.add(method.toUpperCase(Locale.ROOT));
      }
    }
    allowed.add("OPTIONS");
    return allowed;
  }

  /** Such a servlet may have methods that are not in methods of their own. */
  private static boolean overridesService(Class<?> servlet) {
    return isOverridden(servlet, "service")
        || isOverridden(servlet, "service", ServletRequest.class, ServletResponse.class);
  }

  /** Another servlet may refuse the request that this one was given: then it is about that one. */
  private static boolean comeToAnother(List<StackFrame> calls) {
    boolean dispatched =
        calls.stream()
            .anyMatch(
                call ->
                    RequestDispatcher.class.isAssignableFrom(call.getDeclaringClass())
                        && DISPATCHES.contains(call.getMethodName()));
    return dispatched || calls.stream().filter(AllowedMethods::isEntrance).count() > 1;
  }

  private static boolean isEntrance(StackFrame call) {
    return isOfHttpServlet(call)
        && call.getMethodName().equals("service")
        && call.getMethodType().parameterType(0) == ServletRequest.class;
  }

  /**
   * Returns whether a method of {@code HttpServlet} that the servlet does not override makes the
   * call, and the servlet has called it. Its {@code doHead} may call the servlet's {@code doGet},
   * so it proves nothing.
   */
  private static boolean isPassedOn(List<StackFrame> calls, Class<?> servlet) {
    return calls.stream()
        .dropWhile(call -> !isOfHttpServlet(call) || !REFUSING.contains(call.getMethodName()))
        .dropWhile(AllowedMethods::isOfHttpServlet)
        .findFirst()
        .filter(caller -> caller.getDeclaringClass().isAssignableFrom(servlet))
        .isPresent();
  }

  private static boolean isOfHttpServlet(StackFrame call) {
    return call.getDeclaringClass() == HttpServlet.class;
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
