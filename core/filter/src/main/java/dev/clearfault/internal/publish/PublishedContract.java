package dev.clearfault.internal.publish;

import dev.clearfault.internal.catalogue.Answers;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.text.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param limits those of requests
 * @param sources returns those of the filters and servlets that know operations, once all have
 *     started
 */
public record PublishedContract(
    String title,
    String server,
    List<Handler> handlers,
    Supplier<InputReader> reader,
    InputLimits limits,
    Supplier<List<OperationSource>> sources)
    implements CatalogueDocuments.Contract {

  /** Copies the handlers. */
  public PublishedContract {
    handlers = List.copyOf(handlers);
  }

  @Override
  public CatalogueDocuments.Published of(Answers answers, Language language) {
    Set<String> passed = new HashSet<>();
    sources.get().forEach(source -> passed.addAll(source.passedCodes()));
    SchemaComponents components = new SchemaComponents(answers.componentNames(passed));
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    for (Draft each : drafts(components, language, answers.mediaType())) {
      Draft draft = each.named(ids);
      paths
          .computeIfAbsent(draft.path(), first -> new TreeMap<>())
          .put(
              Operation.lower(draft.method()),
              new Operation(draft, answers, language).described(components));
    }
    return new CatalogueDocuments.Published(title, server, inOrder(paths), components.schemas());
  }

  @Override
  public Object state() {
    return sources.get().stream().map(OperationSource::state).toList();
  }

  /** What both a document and a class check has the description of the document. */
  private Collection<Draft> drafts(
      SchemaComponents components, Language language, String mediaType) {
    Map<List<String>, Draft> all = new LinkedHashMap<>();
    OperationSource.Asked asked =
        new OperationSource.Asked(limits, components, language, mediaType);
    for (OperationSource source : sources.get()) {
      for (Draft each : source.operations(asked)) {
        all.merge(
            each.key(), each, (first, second) -> first.and(second.input(), second.problems()));
      }
    }
    Map<List<String>, Draft> written = Map.copyOf(all);
    Set<List<String>> handled = new HashSet<>();
    for (String method : Handler.METHODS) {
      for (Handler handler : handlers) {
        if (!handler.method().equals(method)) {
          continue;
        }
        HandlerOperation operation = new HandlerOperation(handler, reader.get(), language);
        for (String path : operation.paths()) {
          Draft brief = operation.brief(path);
          Draft other = written.get(brief.key());
          // Several servlets can have one template; the first one that is found counts.
          if (handled.add(brief.key())) {
            all.put(
                brief.key(),
                other == null
                    ? operation.at(path, components)
                    : other.and(brief.input(), brief.problems()));
          }
        }
      }
    }
    return all.values();
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
