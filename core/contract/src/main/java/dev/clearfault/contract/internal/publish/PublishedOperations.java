package dev.clearfault.contract.internal.publish;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.request.PossibleFindings;
import dev.clearfault.contract.internal.schema.Bundle;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Direction;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.publish.Draft;
import dev.clearfault.internal.publish.OperationSource;
import dev.clearfault.internal.publish.PathTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes operations of a contract for the published document. Not thread-safe. */
public final class PublishedOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String JSON = "application/json";
  private static final String SCHEMA = "schema";
  private static final String CONTENT = "content";
  private static final String DESCRIPTION = "description";
  private static final List<String> ABOUT = List.of("summary", DESCRIPTION, "tags", "deprecated");

  private final SchemaFiles files;
  private final OperationSource.Asked asked;
  private final Bundle bundle;

  /**
   * Creates the writer of one document.
   *
   * @param files has what the contract says beside its rules
   */
  public PublishedOperations(SchemaFiles files, OperationSource.Asked asked) {
    this.files = files;
    this.asked = asked;
    SchemaComponents components = asked.components();
    bundle =
        new Bundle(
            SchemaComponents.HOME,
            components::free,
            (name, schema) -> components.put(name, json(schema)));
  }

  private static Object json(JsonNode node) {
    return OperationSource.json(node.toString());
  }

  /**
   * Returns an operation of a document.
   *
   * @param path below the context path
   * @param isChecked whether a request that does not fit is refused
   */
  public Draft of(Operation operation, String path, boolean isChecked) {
    Map<String, Map<String, Object>> responses = new LinkedHashMap<>();
    operation.responses().forEach((status, each) -> add(status, each, responses));
    return new Draft(
        path, operation.method(), members(operation), responses, input(operation, isChecked), null);
  }

  /** Returns what the operation is and what it accepts. */
  Map<String, Object> members(Operation operation) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (operation.id() != null) {
      members.put("operationId", operation.id());
    }
    JsonNode about = node(operation.origin());
    ABOUT.stream().filter(about::has).forEach(name -> members.put(name, json(about.path(name))));
    if (!operation.parameters().isEmpty()) {
      ArrayNode parameters = NODES.arrayNode();
      operation.parameters().forEach(each -> parameters.add(parameter(each, Direction.REQUEST)));
      members.put("parameters", json(parameters));
    }
    Operation.Body body = operation.body();
    if (body != null) {
      ObjectNode written = plain(body.origin(), CONTENT);
      ObjectNode content = written.putObject(CONTENT);
      body.content()
          .forEach(each -> content.set(each.range().text(), content(each, Direction.REQUEST)));
      members.put("requestBody", json(written));
    }
    return members;
  }

  private Draft.Input input(Operation operation, boolean isChecked) {
    Operation.Body body = operation.body();
    boolean hasForm =
        body != null
            && body.content().stream()
                .anyMatch(each -> each.range().isSeveral() || isForm(each.range().text()));
    return isChecked
        ? new Draft.Input(findings().with(operation).all(), body != null, hasForm)
        : Draft.Input.FREE;
  }

  private static boolean isForm(String type) {
    return type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data");
  }

  private PossibleFindings findings() {
    return new PossibleFindings(asked.limits(), asked.language(), true);
  }

  /**
   * Returns the operation of a handler that names a schema.
   *
   * @param problems the codes of its own problems; null if nobody has named them
   */
  public Draft of(
      ContractSchema schema,
      String method,
      String path,
      boolean isChecked,
      @Nullable List<String> problems) {
    Map<String, Object> members = new LinkedHashMap<>();
    ArrayNode parameters = NODES.arrayNode();
    for (String name : PathTemplate.variables(path)) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", name).put("in", "path").put("required", true);
      parameter.putObject(SCHEMA).put("type", "string");
    }
    if (!parameters.isEmpty()) {
      members.put("parameters", json(parameters));
    }
    ObjectNode body = NODES.objectNode().put("required", true);
    body.putObject(CONTENT).putObject(JSON).set(SCHEMA, bundle.schema(schema, Direction.REQUEST));
    members.put("requestBody", json(body));
    Draft.Input input =
        isChecked
            ? new Draft.Input(findings().withBody(schema).all(), true, false)
            : Draft.Input.FREE;
    return new Draft(path, method, members, Map.of(), input, problems);
  }

  /** Other errors than those with a status of their own are the problems of the application. */
  private void add(
      String status, Operation.Response response, Map<String, Map<String, Object>> responses) {
    boolean isExact = Character.isDigit(status.charAt(status.length() - 1));
    if (status.charAt(0) <= '3' || isExact) {
      responses.put(status, response(response));
    }
  }

  /** Returns an answer of an operation. */
  Map<String, Object> response(Operation.Response response) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(DESCRIPTION, node(response.origin()).path(DESCRIPTION).asString(""));
    if (!response.headers().isEmpty()) {
      ObjectNode headers = NODES.objectNode();
      response.headers().forEach((name, each) -> headers.set(name, header(each)));
      written.put("headers", json(headers));
    }
    if (!response.content().isEmpty()) {
      Map<String, Object> content = new LinkedHashMap<>();
      for (Content each : response.content()) {
        Map<String, Object> parts = new LinkedHashMap<>();
        content(each, Direction.RESPONSE)
            .properties()
            .forEach(part -> parts.put(part.getKey(), json(part.getValue())));
        content.put(each.range().text(), parts);
      }
      written.put(CONTENT, content);
    }
    return written;
  }

  private ObjectNode header(Parameter header) {
    ObjectNode written = parameter(header, Direction.RESPONSE);
    written.remove(List.of("name", "in"));
    return written;
  }

  private ObjectNode parameter(Parameter parameter, Direction direction) {
    ObjectNode written = plain(parameter.origin(), SCHEMA);
    written.remove(CONTENT);
    Content content = parameter.content();
    if (content != null) {
      written.putObject(CONTENT).set(content.range().text(), content(content, direction));
    } else if (parameter.schema() != null) {
      written.set(SCHEMA, bundle.schema(parameter.schema(), direction));
    }
    return written;
  }

  private ObjectNode content(Content content, Direction direction) {
    ObjectNode written = plain(content.origin(), SCHEMA);
    if (content.schema() != null) {
      written.set(SCHEMA, bundle.schema(content.schema(), direction));
    }
    return written;
  }

  /** Returns an object without a member, without extensions, and without what leads elsewhere. */
  private ObjectNode plain(Origin origin, String without) {
    ObjectNode copy = NODES.objectNode();
    for (Map.Entry<String, JsonNode> each : node(origin).properties()) {
      boolean isLeftOut =
          each.getKey().equals(without)
              || each.getKey().startsWith("x-")
              || !each.getValue().findPath("$ref").isMissingNode();
      if (!isLeftOut) {
        copy.set(each.getKey(), each.getValue());
      }
    }
    return copy;
  }

  private JsonNode node(Origin origin) {
    return files.at(origin).node();
  }
}
