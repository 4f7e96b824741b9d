package dev.clearfault.internal.setup;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The servlets of an application whose handlers say by an annotation what they accept, found once
 * at start-up.
 *
 * @param <T> what an annotation says
 * @param annotation the name of the annotation
 * @param handlers what they accept, by the name of the servlet and of the handler
 * @param servlets what all handlers of a servlet accept, by the name of the servlet
 */
public record AnnotatedHandlers<T>(
    String annotation, Map<String, Map<String, T>> handlers, Map<String, T> servlets) {
  private static final String SERVICE = "service";

  /** Copies the maps. */
  public AnnotatedHandlers {
    handlers = Map.copyOf(handlers);
    servlets = Map.copyOf(servlets);
  }

  /**
   * Finds the servlets.
   *
   * @param type the annotation
   * @param says returns what an annotation says
   * @throws IllegalArgumentException if the annotation is on a method where it has no effect; the
   *     message says what to do instead
   */
  public static <A extends Annotation, T> AnnotatedHandlers<T> of(
      ServletContext context, Class<A> type, Function<A, T> says) {
    Map<String, Map<String, T>> handlers = new HashMap<>();
    Map<String, T> servlets = new HashMap<>();
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      Class<?> loaded = load(context, servlet.getClassName());
      try {
        Map<String, T> found = handlers(loaded, type, says);
        if (!found.isEmpty()) {
          handlers.put(servlet.getName(), found);
        }
        A onClass = loaded == null ? null : loaded.getAnnotation(type);
        if (onClass != null) {
          servlets.put(servlet.getName(), says.apply(onClass));
        }
      } catch (LinkageError | TypeNotPresentException e) {
        sayUnreadable(context, servlet.getName(), type, e);
      }
    }
    return new AnnotatedHandlers<>(type.getSimpleName(), handlers, servlets);
  }

  /** The container starts if a servlet lacks a class, so this library does not stop it. */
  private static void sayUnreadable(
      ServletContext context, String servlet, Class<?> type, Throwable missing) {
    context.log(
        "Clearfault: servlet '"
            + servlet
            + "' needs a class that cannot be loaded. If it has @"
            + type.getSimpleName()
            + ", its input is not checked: add the class",
        missing);
  }

  /** Returns what the handler of the request accepts; null if it has no annotation. */
  public @Nullable T ofHandler(HttpServletRequest request) {
    Map<String, T> known = handlers.get(request.getHttpServletMapping().getServletName());
    if (known == null) {
      return null;
    }
    String method = request.getMethod();
    T input = known.get(handler(method));
    if (input == null && method.equals("HEAD")) {
      input = known.get("doGet"); // HttpServlet calls it for HEAD.
    }
    return input == null ? known.get(SERVICE) : input;
  }

  /** Returns what the servlet of the request accepts; null if its class has no annotation. */
  public @Nullable T ofServlet(HttpServletRequest request) {
    return servlets.isEmpty()
        ? null
        : servlets.get(request.getHttpServletMapping().getServletName());
  }

  /** Returns whether no servlet has the annotation. */
  public boolean isEmpty() {
    return handlers.isEmpty() && servlets.isEmpty();
  }

  /**
   * Returns a sentence for each servlet that no mapping of a filter covers.
   *
   * @param filter the class name of the filter that reads the annotation
   */
  List<String> uncovered(ServletContext context, String filter) {
    Set<String> names = new HashSet<>(handlers.keySet());
    names.addAll(servlets.keySet());
    return names.stream()
        .sorted()
        .filter(name -> !isCovered(context, name, filter))
        .map(
            name ->
                "servlet '"
                    + name
                    + "' has @"
                    + annotation
                    + ", and no mapping of "
                    + filter
                    + " covers it, so"
                    + " that its input would go unchecked: map that filter to /*, after all others")
        .toList();
  }

  private static boolean isCovered(ServletContext context, String servlet, String filterClass) {
    Collection<? extends FilterRegistration> filters = context.getFilterRegistrations().values();
    Set<String> patterns = new HashSet<>();
    for (FilterRegistration filter : filters) {
      if (filterClass.equals(filter.getClassName())) {
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

  /** Returns what the handlers of a class say, by their names. */
  static <A extends Annotation, T> Map<String, T> handlers(
      @Nullable Class<?> servlet, Class<A> annotation, Function<A, T> says) {
    Map<String, T> inputs = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Class<?> type = servlet; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        A accepts = method.getAnnotation(annotation);
        if (accepts != null && !isHandler(method)) {
          throw misplaced(annotation, type, method);
        }
        // A method that a subclass overrides counts with the annotation of the subclass.
        if (isHandler(method) && seen.add(method.getName()) && accepts != null) {
          inputs.put(method.getName(), says.apply(accepts));
        }
      }
    }
    return inputs;
  }

  private static IllegalArgumentException misplaced(
      Class<?> annotation, Class<?> type, Method method) {
    return new IllegalArgumentException(
        "@"
            + annotation.getSimpleName()
            + " stands on "
            + type.getName()
            + "."
            + method.getName()
            + ", which handles no requests: put it on doGet, doPost or another method of that"
            + " form, or on service, with parameters HttpServletRequest and HttpServletResponse");
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
