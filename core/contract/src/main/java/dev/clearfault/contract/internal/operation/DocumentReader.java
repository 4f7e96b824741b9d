package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.Dialect;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaCompiler;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an OpenAPI document of the versions 3.0 and 3.1, and refuses one with mistakes. */
final class DocumentReader {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Set<String> BESIDE_METHODS =
      Set.of("$ref", "summary", "description", "servers", "parameters");

  private static final String DIALECT = "jsonSchemaDialect";
  private static final String JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
  private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/dialect/";

  private final SchemaFiles files;
  private final Map<String, Origin> ids = new HashMap<>();
  private final Map<List<List<String>>, String> templates = new HashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  DocumentReader(SchemaFiles files) {
    this.files = files;
  }

  Contract read(String file) {
    Section document = Section.of(files, files.at(Origin.of(file)));
    Dialect dialect = dialect(document);
    Section paths = document.object("paths");
    if (paths == null) {
      throw document.fault("the member paths is missing, so no request can be checked: add it");
    }
    ContentReader contents = new ContentReader(new SchemaCompiler(files, dialect));
    for (String path : paths.names()) {
      Origin origin = paths.origin().child(path);
      PathTemplate template = PathTemplate.of(path, origin);
      refuseSecond(template, origin);
      readPath(template, pathItem(paths, path), new OperationReader(contents));
    }
    return new Contract(BasePath.of(document), operations);
  }

  private static Dialect dialect(Section document) {
    if (document.has("swagger")) {
      throw document.faultAt(
          "swagger", "this is a document of Swagger 2.0: convert it to OpenAPI 3.0 or 3.1");
    }
    String version = document.text("openapi");
    if (version == null) {
      throw document.fault(
          "the member openapi is missing: add it with the version, such as \"3.1.0\"");
    }
    if (version.startsWith("3.0.")) {
      return Dialect.OPENAPI_3_0;
    }
    if (!version.startsWith("3.1.")) {
      throw document.faultAt(
          "openapi",
          "the version " + version + " is not supported: write the document in 3.0 or 3.1");
    }
    String dialect = document.text(DIALECT);
    if (dialect == null || dialect.startsWith(OPENAPI)) {
      return Dialect.OPENAPI_3_1;
    }
    if (dialect.equals(JSON_SCHEMA)) {
      return Dialect.JSON_SCHEMA_2020_12;
    }
    throw document.faultAt(
        DIALECT, "the dialect is not supported: remove the member, or write " + JSON_SCHEMA);
  }

  /** Two such paths fit the same requests. */
  private void refuseSecond(PathTemplate template, Origin origin) {
    List<List<String>> shape = template.segments().stream().map(SegmentTemplate::literals).toList();
    String other = templates.putIfAbsent(shape, template.text());
    if (other != null) {
      throw new ContractException(
          origin, "the path " + other + " fits the same requests: make one path of both");
    }
  }

  /** OpenAPI does not say what members beside a reference mean. */
  private Section pathItem(Section paths, String path) {
    Section written = new Section(files, paths.origin().child(path), paths.member(path).node());
    if (written.has("$ref")) {
      for (String name : written.names()) {
        if (METHODS.contains(name) || name.equals("parameters")) {
          throw written.faultAt(
              name, "it stands beside a $ref, which replaces it: move it to the target");
        }
      }
    }
    return Section.of(files, paths.member(path));
  }

  private void readPath(PathTemplate template, Section item, OperationReader reader) {
    for (String name : item.names()) {
      if (!METHODS.contains(name) && !BESIDE_METHODS.contains(name)) {
        throw item.faultAt(name, "this is no method: write one of " + sorted());
      }
    }
    for (String method : item.names()) {
      Section section = METHODS.contains(method) ? item.object(method) : null;
      if (section != null) {
        Operation operation = reader.read(method.toUpperCase(Locale.ROOT), template, item, section);
        refuseSecond(operation.id(), section.origin());
        operations.add(operation);
      }
    }
  }

  private static List<String> sorted() {
    return METHODS.stream().sorted().toList();
  }

  private void refuseSecond(@Nullable String id, Origin origin) {
    Origin other = id == null ? null : ids.putIfAbsent(id, origin);
    if (other != null) {
      throw new ContractException(
          origin.child("operationId"),
          "the operation at " + other + " has the same operationId: change one of them");
    }
  }
}
