package dev.clearfault.contract.internal.drift;

import dev.clearfault.input.ValidInput;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A servlet of the application, with what handles its requests.
 *
 * @param className for the findings
 * @param patterns the URL patterns that it is mapped to
 * @param handlers {@code doPost} and so on, and {@code service}
 * @param inputs what the handlers accept, by their names; those without an input are not there
 */
public record AppServlet(
    String className, List<String> patterns, Set<String> handlers, Map<String, ValidInput> inputs) {
  private static final String SERVICE = "service";

  /** Its methods answer 405. */
  private static final String BARE = "jakarta.servlet.http.HttpServlet";

  private static final Set<String> OF_THE_PROTOCOL = Set.of("doHead", "doOptions", "doTrace");

  /** Copies the collections. */
  public AppServlet {
    patterns = List.copyOf(patterns);
    handlers = Set.copyOf(handlers);
    inputs = Map.copyOf(inputs);
  }

  /** Returns the servlet of a class. */
  public static AppServlet of(Class<?> servlet, Collection<String> patterns) {
    Map<String, ValidInput> inputs = new TreeMap<>();
    Set<String> handlers = new TreeSet<>();
    for (Class<?> type = servlet;
        type != null && !type.getName().equals(BARE);
        type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        // A method that a subclass overrides counts with the annotation of the subclass.
        if (isHandler(method) && handlers.add(method.getName())) {
          ValidInput input = method.getAnnotation(ValidInput.class);
          if (input != null) {
            inputs.put(method.getName(), input);
          }
        }
      }
    }
    return new AppServlet(servlet.getName(), patterns.stream().sorted().toList(), handlers, inputs);
  }

  private static boolean isHandler(Method method) {
    String name = method.getName();
    boolean named =
        name.equals(SERVICE)
            || (name.length() > 2
                && name.startsWith("do")
                && Character.isUpperCase(name.charAt(2)));
    return named && !method.isBridge() && method.getParameterCount() == 2;
  }

  /** Returns the handler of a method; null if the servlet answers 405. */
  @Nullable String handler(String method) {
    String name = "do" + method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    if (handlers.contains(name)) {
      return name;
    }
    boolean asGet = method.equals("HEAD") && handlers.contains("doGet");
    return asGet ? "doGet" : handlers.contains(SERVICE) ? SERVICE : null;
  }

  /** Returns the handlers that a contract should have an operation for. */
  List<String> ownHandlers() {
    List<String> own = new ArrayList<>(new TreeSet<>(handlers));
    own.removeAll(OF_THE_PROTOCOL);
    // A servlet that dispatches by itself and then calls HttpServlet is one handler for each
    // method.
    Set<String> named = new HashSet<>(own);
    named.remove(SERVICE);
    if (!named.isEmpty()) {
      own.remove(SERVICE);
    }
    return own;
  }
}
