package dev.clearfault.contract.internal.filter;

import static java.util.Objects.requireNonNull;

import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.publish.PublishedOperations;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.input.Published;
import dev.clearfault.internal.publish.Draft;
import dev.clearfault.internal.publish.OperationSource;
import dev.clearfault.internal.publish.PathTemplate;
import dev.clearfault.internal.setup.AnnotatedHandlers;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a filter checks, for the published document. The contract is read again when
 * somebody asks for it, so that an application that publishes nothing keeps nothing. Thread-safe.
 */
public final class Offer implements OperationSource {
  private static final String SERVICE = "service";

  /** The usual methods whose requests have content. */
  private static final Set<String> WITH_CONTENT = Set.of("POST", "PUT", "PATCH");

  private final ServletContext context;
  private final ContractOptions options;
  private final AnnotatedHandlers<String> named;

  private Offer(ServletContext context, ContractOptions options, AnnotatedHandlers<String> named) {
    this.context = context;
    this.options = options;
    this.named = named;
  }

  /**
   * Offers the operations of a filter to the library, which may publish them.
   *
   * @param named the files with schemas that handlers name
   */
  public static void make(FilterConfig config, AnnotatedHandlers<String> named) {
    ServletContext context = config.getServletContext();
    context.setAttribute(
        ATTRIBUTE + config.getFilterName(), new Offer(context, ContractOptions.of(config), named));
  }

  @Override
  public List<Draft> operations(Asked asked) {
    SchemaFiles files = new SchemaFiles(new ContractFiles(context));
    String file = options.find(ContractOptions.CONTRACT);
    Contract contract = file == null ? null : Contract.read(files, file);
    Routes routes = Gate.routes(options, contract, context.getContextPath());
    PublishedOperations published = new PublishedOperations(files, asked);
    List<Draft> all = new ArrayList<>();
    for (Operation each : contract == null ? List.<Operation>of() : contract.operations()) {
      boolean isChecked = routes.modes().of(each) == Mode.ENFORCE;
      all.add(published.of(each, routes.basePath() + each.path(), isChecked));
    }
    addSchemas(files, routes.modes(), published, all);
    return all;
  }

  private void addSchemas(
      SchemaFiles files, RouteModes modes, PublishedOperations operations, List<Draft> all) {
    Map<String, Map<String, Published>> published =
        AnnotatedHandlers.of(context, Published.class, each -> each).handlers();
    SchemaServlets schemas = SchemaServlets.of(named, files);
    Set<String> servlets = new TreeSet<>(named.handlers().keySet());
    servlets.addAll(named.servlets().keySet());
    for (String servlet : servlets) {
      ServletRegistration registration = context.getServletRegistration(servlet);
      byMethod(named, servlet)
          .forEach(
              (method, written) -> {
                Map<String, Published> says = published.getOrDefault(servlet, Map.of());
                Published own = says.getOrDefault(handler(method), says.get(SERVICE));
                for (String pattern : new TreeSet<>(registration.getMappings())) {
                  for (String path : paths(pattern, own)) {
                    ContractSchema schema = requireNonNull(schemas.schemas().get(written));
                    boolean isChecked = modes.of(method, path) == Mode.ENFORCE;
                    all.add(
                        operations.of(
                            schema,
                            method,
                            path,
                            isChecked,
                            own == null ? null : List.of(own.problems())));
                  }
                }
              });
    }
  }

  private static List<String> paths(String pattern, @Nullable Published own) {
    return PathTemplate.of(pattern, own == null ? List.of() : List.of(own.paths()), List.of());
  }

  /** Returns the schemas of a servlet, by the HTTP methods that they are for. */
  private static Map<String, String> byMethod(AnnotatedHandlers<String> named, String servlet) {
    Map<String, String> schemas = new TreeMap<>();
    String ofServlet = named.servlets().get(servlet);
    Map<String, String> handlers = named.handlers().getOrDefault(servlet, Map.of());
    String ofAll = handlers.getOrDefault(SERVICE, ofServlet);
    if (ofAll != null) {
      WITH_CONTENT.forEach(method -> schemas.put(method, ofAll));
    }
    handlers.forEach(
        (handler, schema) -> {
          if (!handler.equals(SERVICE)) {
            schemas.put(handler.substring(2).toUpperCase(Locale.ROOT), schema);
          }
        });
    return schemas;
  }

  private static String handler(String method) {
    return "do" + method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
  }
}
