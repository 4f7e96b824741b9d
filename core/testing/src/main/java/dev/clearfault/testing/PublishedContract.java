package dev.clearfault.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of a published contract (OpenAPI 3.1). */
final class PublishedContract {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;

  private PublishedContract(JsonNode document) {
    this.document = document;
  }

  /**
   * Reads a contract.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static PublishedContract read(String json) {
    return JsonTree.strict(json)
        .filter(document -> document.has("openapi"))
        .map(PublishedContract::new)
        .orElseThrow(() -> new IllegalArgumentException("this is no OpenAPI document: " + json));
  }

  List<PublishedOperation> operations() {
    List<PublishedOperation> operations = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey()) && method.getValue().has("x-errors")) {
          operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  private PublishedOperation operation(String method, String path, JsonNode described) {
    List<InputPart> parts = new ArrayList<>();
    for (JsonNode each : described.path("parameters")) {
      JsonNode parameter = resolved(each);
      parts.add(
          new InputPart(
              parameter.path("in").asString(),
              parameter.path("name").asString(),
              parameter.path("required").asBoolean(false),
              resolved(parameter.path("schema"))));
    }
    JsonNode body = resolved(described.path("requestBody"));
    JsonNode content = body.path("content");
    String type = content.propertyNames().stream().findFirst().orElse("");
    JsonNode schema = resolved(content.path(type).path("schema"));
    if (type.contains("form")) {
      addFields(schema, parts);
    }
    return new PublishedOperation(
        method.toUpperCase(Locale.ROOT),
        path,
        parts,
        type,
        body.path("required").asBoolean(false),
        schema,
        described.path("x-problems"),
        Set.copyOf(described.path("responses").propertyNames()),
        described.path("x-errors").valueStream().map(DeclaredError::of).toList());
  }

  private void addFields(JsonNode schema, List<InputPart> parts) {
    for (var field : schema.path("properties").properties()) {
      String name = field.getKey();
      parts.add(new InputPart("form", name, isRequired(name, schema), resolved(field.getValue())));
    }
  }

  /** Returns whether an object of a schema must have a member. */
  static boolean isRequired(String name, JsonNode schema) {
    return schema.path("required").valueStream().anyMatch(each -> each.asString().equals(name));
  }

  /** Returns what is described, with what it refers to and what it is put together of. */
  JsonNode resolved(JsonNode described) {
    return resolved(described, Set.of());
  }

  private JsonNode resolved(JsonNode described, Set<String> known) {
    JsonNode result = described;
    Set<String> references = new HashSet<>(known);
    while (result.has("$ref")) {
      ObjectNode own = ((ObjectNode) result).deepCopy();
      String reference = own.remove("$ref").asString("");
      if (!references.add(reference)) {
        result = own; // It refers to itself.
        continue;
      }
      result = reference.startsWith("#/") ? document.at(reference.substring(1)) : own;
      if (result.isObject() && !own.isEmpty()) {
        result = ((ObjectNode) result).deepCopy().setAll(own);
      }
    }
    return result.has("allOf") ? together((ObjectNode) result, references) : result;
  }

  /** Puts the parts of {@code allOf} together, for each of their rules counts. */
  private JsonNode together(ObjectNode schema, Set<String> references) {
    ObjectNode result = schema.deepCopy();
    JsonNode parts = result.remove("allOf");
    for (JsonNode part : parts) {
      for (var rule : resolved(part, references).properties()) {
        JsonNode known = result.path(rule.getKey());
        if (known.isMissingNode()) {
          result.set(rule.getKey(), rule.getValue().deepCopy());
        } else if (known.isObject() && rule.getValue().isObject()) {
          rule.getValue()
              .properties()
              .forEach(e -> ((ObjectNode) known).putIfAbsent(e.getKey(), e.getValue()));
        } else if (known.isArray() && rule.getKey().equals("required")) {
          ((ArrayNode) known).addAll(rule.getValue().valueStream().toList());
        }
      }
    }
    return result;
  }
}
