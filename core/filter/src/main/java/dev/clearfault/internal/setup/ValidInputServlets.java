package dev.clearfault.internal.setup;

import dev.clearfault.input.ValidInput;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servlets of an application whose handlers say what they accept, found once at start-up.
 *
 * @param inputs what each handler accepts, by the name of the servlet and of the handler
 */
public record ValidInputServlets(Map<String, Map<String, ValidInput>> inputs) {
  private static final String SERVICE = "service";
  private static final String VALIDATION_FILTER = "dev.clearfault.ValidationFilter";

  /** Copies the map. */
  public ValidInputServlets {
    inputs = Map.copyOf(inputs);
  }

  /**
   * Finds the servlets.
   *
   * @throws IllegalArgumentException if the annotation is on a method where it has no effect; the
   *     message says what to do instead
   */
  public static ValidInputServlets of(ServletContext context) {
    Map<String, Map<String, ValidInput>> inputs = new HashMap<>();
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      Map<String, ValidInput> handlers = readable(context, servlet);
      if (!handlers.isEmpty()) {
        inputs.put(servlet.getName(), handlers);
      }
    }
    return new ValidInputServlets(inputs);
  }

  /** The container starts if a servlet lacks a class, so this library does not stop it. */
  private static Map<String, ValidInput> readable(
      ServletContext context, ServletRegistration servlet) {
    try {
      return handlers(load(context, servlet.getClassName()));
    } catch (LinkageError | TypeNotPresentException e) {
      context.log(
          "Clearfault: servlet '"
              + servlet.getName()
              + "' needs a class that cannot be loaded. If it has @ValidInput, its input is not"
              + " checked: add the class",
          e);
      return Map.of();
    }
  }

  /** Returns what the handler of the request accepts; null if it accepts everything. */
  public @Nullable ValidInput inputOf(HttpServletRequest request) {
    Map<String, ValidInput> handlers = inputs.get(request.getHttpServletMapping().getServletName());
    if (handlers == null) {
      return null;
    }
    String method = request.getMethod();
    ValidInput input = handlers.get(handler(method));
    if (input == null && method.equals("HEAD")) {
      input = handlers.get("doGet"); // HttpServlet calls it for HEAD.
    }
    return input == null ? handlers.get(SERVICE) : input;
  }

  /** Returns a sentence for each servlet that no mapping of a {@code ValidationFilter} covers. */
  List<String> uncovered(ServletContext context) {
    return inputs.keySet().stream()
        .sorted()
        .filter(name -> !isCovered(context, name))
        .map(
            name ->
                "servlet '"
                    + name
                    + "' has @ValidInput, and no mapping of "
                    + VALIDATION_FILTER
                    + " covers it, so"
                    + " that its input would go unchecked: map that filter to /*, after all others")
        .toList();
  }

  private static boolean isCovered(ServletContext context, String servlet) {
    Collection<? extends FilterRegistration> filters = context.getFilterRegistrations().values();
    Set<String> patterns = new HashSet<>();
    for (FilterRegistration filter : filters) {
      if (VALIDATION_FILTER.equals(filter.getClassName())) {
        if (Mappings.servlets(filter).contains(servlet)) {
          return true;
        }
        patterns.addAll(Mappings.patterns(filter));
      }
    }
    return Mappings.patterns(context.getServletRegistration(servlet)).stream()
        .allMatch(mapping -> Mappings.cover(patterns, mapping));
  }

  private static @Nullable Class<?> load(ServletContext context, @Nullable String className) {
    try {
      return className == null ? null : Class.forName(className, false, context.getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      return null; // The container reports it when it needs the servlet.
    }
  }

  private static Map<String, ValidInput> handlers(@Nullable Class<?> servlet) {
    Map<String, ValidInput> inputs = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Class<?> type = servlet; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        ValidInput accepts = method.getAnnotation(ValidInput.class);
        if (accepts != null && !isHandler(method)) {
          throw new IllegalArgumentException(
              "@ValidInput stands on "
                  + type.getName()
                  + "."
                  + method.getName()
                  + ", which handles no requests: put it on doGet, doPost or another method of that"
                  + " form, or on service, with parameters HttpServletRequest and"
                  + " HttpServletResponse");
        }
        // A method that a subclass overrides counts with the annotation of the subclass.
        if (isHandler(method) && seen.add(method.getName()) && accepts != null) {
          inputs.put(method.getName(), accepts);
        }
      }
    }
    return inputs;
  }

  private static boolean isHandler(Method method) {
    String name = method.getName();
    boolean named =
        name.equals(SERVICE)
            || (name.length() > 2
                && name.startsWith("do")
                && Character.isUpperCase(name.charAt(2)));
    return named
        && !method.isBridge()
        && Arrays.asList(method.getParameterTypes())
            .equals(List.of(HttpServletRequest.class, HttpServletResponse.class));
  }

  /** Returns {@code doPost} for POST and so on, also for methods that HTTP does not define. */
  private static String handler(String method) {
    return method.isEmpty()
        ? SERVICE
        : "do" + method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
  }
}
