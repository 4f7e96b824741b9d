package dev.clearfault.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a schema wants from what was sent, without inventing anything. */
final class SchemaFit {
  private SchemaFit() {}

  /** Returns the value itself if it fits, or a value made of it; empty if there is no way. */
  static Optional<JsonNode> of(JsonNode value, JsonNode schema) {
    if (schema.has("const")) {
      return Optional.of(schema.path("const"));
    }
    if (schema.has("enum")) {
      return constant(value, schema.path("enum"));
    }
    Optional<JsonNode> fit = byType(value, schema);
    return fit.isPresent() || !isSingle(value) ? fit : of(value.iterator().next(), schema);
  }

  /** Returns the type that a schema wants, {@code null} aside; empty if it does not say. */
  static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    for (JsonNode one : type) {
      if (!one.asString("").equals("null")) {
        return one.asString("");
      }
    }
    return type.asString("");
  }

  private static Optional<JsonNode> byType(JsonNode value, JsonNode schema) {
    return switch (type(schema)) {
      case "string" -> TextFit.of(value, schema);
      case "integer", "number" -> NumberFit.of(value, schema);
      case "boolean" -> truth(value);
      case "array" -> list(value, schema);
      case "object" -> object(value, schema);
      default -> anyOf(value, schema);
    };
  }

  private static Optional<JsonNode> anyOf(JsonNode value, JsonNode schema) {
    if (!schema.has("anyOf")) {
      return Optional.of(value);
    }
    return schema.path("anyOf").valueStream().flatMap(one -> of(value, one).stream()).findFirst();
  }

  private static Optional<JsonNode> constant(JsonNode value, JsonNode constants) {
    List<String> names = constants.valueStream().map(JsonNode::asString).toList();
    Optional<String> name =
        value.isValueNode() && !value.isNull()
            ? NearestName.of(value.asString(), names)
            : Optional.empty();
    if (name.isEmpty() && isSingle(value)) {
      return constant(value.iterator().next(), constants);
    }
    return name.map(meant -> constants.get(names.indexOf(meant)));
  }

  private static Optional<JsonNode> truth(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(value);
    }
    return NearestName.of(value.isString() ? value.stringValue() : "", List.of("true", "false"))
        .map(name -> JsonTree.NODES.booleanNode(name.equals("true")));
  }

  private static Optional<JsonNode> list(JsonNode value, JsonNode schema) {
    if (!value.isArray()) {
      return text(value, JsonNode::isArray)
          .or(() -> of(value, schema.path("items")).map(JsonTree.NODES.arrayNode()::add))
          .flatMap(list -> list(list, schema));
    }
    ArrayNode result = JsonTree.NODES.arrayNode();
    value.forEach(element -> result.add(of(element, schema.path("items")).orElse(element)));
    if (schema.path("uniqueItems").asBoolean(false)) {
      Set<JsonNode> different = new LinkedHashSet<>(result.valueStream().toList());
      result.removeAll().addAll(different);
    }
    while (result.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      result.remove(result.size() - 1);
    }
    return Optional.of(result);
  }

  private static Optional<JsonNode> object(JsonNode value, JsonNode schema) {
    if (!value.isObject()) {
      return text(value, JsonNode::isObject);
    }
    ObjectNode result = (ObjectNode) value.deepCopy();
    for (var property : schema.path("properties").properties()) {
      JsonNode held = result.path(property.getKey());
      if (!held.isMissingNode() && !held.isNull()) {
        of(held, property.getValue()).ifPresent(fit -> result.set(property.getKey(), fit));
      }
    }
    return Optional.of(result);
  }

  /** Reads a list or an object that was sent as a text. */
  private static Optional<JsonNode> text(JsonNode value, Predicate<JsonNode> kind) {
    return value.isString() ? JsonTree.lenient(value.stringValue()).filter(kind) : Optional.empty();
  }

  /** Returns whether the value is packed once more than it should be. */
  private static boolean isSingle(JsonNode value) {
    return value.isContainer() && value.size() == 1;
  }
}
