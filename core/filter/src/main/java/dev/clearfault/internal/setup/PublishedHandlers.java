package dev.clearfault.internal.setup;

import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.publish.Handler;
import dev.clearfault.internal.publish.OperationSource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the handlers that a contract can be published of. */
final class PublishedHandlers {
  private static final String SERVICE = "service";

  /** What a servlet usually handles; HEAD is a GET without a body. */
  private static final List<String> USUAL = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private PublishedHandlers() {}

  /** Returns the operations that filters have put into the context, in the order of their names. */
  static List<OperationSource> sources(ServletContext context) {
    List<OperationSource> sources = new ArrayList<>();
    for (String name : new TreeSet<>(Collections.list(context.getAttributeNames()))) {
      if (name.startsWith(OperationSource.ATTRIBUTE)
          && context.getAttribute(name) instanceof OperationSource source) {
        sources.add(source);
      }
    }
    return sources;
  }

  /** Finds those of the registered servlets. */
  static List<Handler> of(ServletContext context) {
    Map<String, Map<String, ValidInput>> inputs =
        AnnotatedHandlers.of(context, ValidInput.class, each -> each).handlers();
    Map<String, Map<String, Published>> published =
        AnnotatedHandlers.of(context, Published.class, each -> each).handlers();
    List<Handler> all = new ArrayList<>();
    new TreeMap<>(inputs)
        .forEach(
            (servlet, handlers) -> {
              ServletRegistration registration = context.getServletRegistration(servlet);
              if (registration != null) {
                add(
                    Mappings.patterns(registration),
                    handlers,
                    published.getOrDefault(servlet, Map.of()),
                    all);
              }
            });
    return all;
  }

  /**
   * Returns a sentence for each annotation that cannot be published as it is.
   *
   * @param codes those of all problem types
   */
  static List<String> faults(ServletContext context, Collection<String> codes) {
    try {
      return of(context).stream()
          .flatMap(handler -> handler.faults(codes).stream())
          .distinct()
          .toList();
    } catch (IllegalArgumentException misplaced) {
      return List.of(String.valueOf(misplaced.getMessage()));
    }
  }

  /** Adds the handlers of one servlet, by the names of their methods in Java. */
  static void add(
      Collection<String> patterns,
      Map<String, ValidInput> inputs,
      Map<String, Published> published,
      List<Handler> all) {
    Set<String> named = new TreeSet<>();
    inputs.keySet().stream()
        .filter(name -> !name.equals(SERVICE))
        .forEach(name -> named.add(name.substring(2).toUpperCase(Locale.ROOT)));
    List<String> methods = new ArrayList<>(named);
    if (inputs.containsKey(SERVICE)) {
      USUAL.stream().filter(method -> !named.contains(method)).forEach(methods::add);
    }
    for (String method : methods) {
      String name =
          named.contains(method)
              ? "do" + method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT)
              : SERVICE;
      ValidInput input = inputs.get(name);
      if (input == null) {
        continue;
      }
      all.add(new Handler(patterns.stream().sorted().toList(), method, input, published.get(name)));
    }
  }
}
