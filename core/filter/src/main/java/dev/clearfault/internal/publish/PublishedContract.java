package dev.clearfault.internal.publish;

import dev.clearfault.internal.catalogue.Answers;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The contract of an application: its operations with what they accept and what they can answer.
 *
 * <p>Thread-safe.
 *
 * @param title the name of the application
 * @param server the path that the paths begin with, as a client writes it
 * @param handlers the handlers whose input is known
 * @param reader reads the inputs of the application
 */
public record PublishedContract(
    String title, String server, List<Handler> handlers, Supplier<InputReader> reader)
    implements CatalogueDocuments.Contract {

  /** Copies the handlers. */
  public PublishedContract {
    handlers = List.copyOf(handlers);
  }

  @Override
  public CatalogueDocuments.Published of(Answers answers, Language language) {
    SchemaComponents components = new SchemaComponents(answers.componentNames());
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (String method : Handler.METHODS) {
      for (Handler handler : handlers) {
        if (handler.method().equals(method)) {
          add(new Operation(handler, reader.get(), answers, language), components, paths);
        }
      }
    }
    return new CatalogueDocuments.Published(title, server, inOrder(paths), components.schemas());
  }

  /** Several servlets can have one template; the first one that is found counts. */
  private static void add(
      Operation operation, SchemaComponents components, Map<String, Map<String, Object>> paths) {
    for (String path : operation.paths()) {
      paths
          .computeIfAbsent(path, first -> new TreeMap<>())
          .putIfAbsent(operation.method(), operation.at(path, components));
    }
  }

  private static Map<String, Object> inOrder(Map<String, Map<String, Object>> paths) {
    Map<String, Object> all = new LinkedHashMap<>();
    paths.forEach((path, operations) -> all.put(path, ordered(operations)));
    return all;
  }

  private static Map<String, Object> ordered(Map<String, Object> operations) {
    Map<String, Object> all = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(Handler.METHODS.stream().map(Operation::lower).toList());
    names.retainAll(operations.keySet());
    names.forEach(name -> all.put(name, operations.getOrDefault(name, Map.of())));
    return all;
  }
}
