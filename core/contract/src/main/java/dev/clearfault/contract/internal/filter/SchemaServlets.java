package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Dialect;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaCompiler;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.setup.AnnotatedHandlers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servlets whose handlers name a schema.
 *
 * @param handlers the files that they name
 * @param schemas the schemas of the files
 */
record SchemaServlets(AnnotatedHandlers<String> handlers, Map<String, ContractSchema> schemas) {
  private static final Set<String> WITHOUT_CONTENT =
      Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

  /**
   * Reads the schemas.
   *
   * @throws ContractException if a schema cannot be used
   */
  static SchemaServlets of(AnnotatedHandlers<String> handlers, SchemaFiles files) {
    SchemaCompiler compiler = new SchemaCompiler(files, Dialect.JSON_SCHEMA_2020_12);
    Map<String, ContractSchema> schemas = new HashMap<>();
    Stream.concat(
            handlers.handlers().values().stream().flatMap(each -> each.values().stream()),
            handlers.servlets().values().stream())
        .distinct()
        .forEach(written -> schemas.put(written, compiler.compile(files.at(origin(written)))));
    return new SchemaServlets(handlers, schemas);
  }

  private static Origin origin(String written) {
    int fragment = written.indexOf('#');
    return fragment < 0
        ? Origin.of(written)
        : new Origin(written.substring(0, fragment), written.substring(fragment + 1));
  }

  boolean isEmpty() {
    return handlers.isEmpty();
  }

  /** Returns what the handler of a request accepts; null if it names no schema. */
  @Nullable ContractSchema of(HttpServletRequest request) {
    if (isEmpty()) {
      return null;
    }
    String schema = handlers.ofHandler(request);
    if (schema == null && !WITHOUT_CONTENT.contains(request.getMethod())) {
      schema = handlers.ofServlet(request);
    }
    return schema == null ? null : schemas.get(schema);
  }
}
