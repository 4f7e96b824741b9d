package dev.clearfault.testing;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a value from a schema alone, if the schema says enough. */
final class SchemaValue {
  private SchemaValue() {}

  /**
   * Returns a value that the schema accepts.
   *
   * @param place the pointer of the value
   * @param absent takes the places for which the schema does not say enough
   */
  static Optional<JsonNode> of(JsonNode schema, String place, List<String> absent) {
    Optional<JsonNode> given = given(schema);
    if (given.isPresent()) {
      return given;
    }
    if (schema.has("anyOf")) {
      return of(schema.path("anyOf").path(0), place, absent);
    }
    return switch (SchemaFit.type(schema)) {
      case "object" -> object(schema, place, absent);
      case "array" -> list(schema, place, absent);
      default -> orAbsent(NumberFit.bound(schema), place, absent);
    };
  }

  /** Returns the value that the author of the schema has written down. */
  static Optional<JsonNode> given(JsonNode schema) {
    if (schema.has("const")) {
      return Optional.of(schema.path("const"));
    }
    if (schema.path("enum").size() == 1) {
      return Optional.of(schema.path("enum").path(0));
    }
    return schema.path("examples").isEmpty()
        ? schema.optional("default")
        : Optional.of(schema.path("examples").path(0));
  }

  private static Optional<JsonNode> object(JsonNode schema, String place, List<String> absent) {
    if (!schema.has("properties")) {
      return orAbsent(Optional.empty(), place, absent);
    }
    ObjectNode object = JsonTree.NODES.objectNode();
    for (JsonNode name : schema.path("required")) {
      JsonNode property = schema.path("properties").path(name.asString());
      of(property, place + "/" + name.asString(), absent)
          .ifPresent(value -> object.set(name.asString(), value));
    }
    return object.size() < schema.path("required").size() ? Optional.empty() : Optional.of(object);
  }

  private static Optional<JsonNode> list(JsonNode schema, String place, List<String> absent) {
    ArrayNode list = JsonTree.NODES.arrayNode();
    fill(list, schema, place, absent);
    return list.size() < schema.path("minItems").asInt(0) ? Optional.empty() : Optional.of(list);
  }

  /** Adds elements to a list that has too few. */
  static void fill(ArrayNode list, JsonNode schema, String place, List<String> absent) {
    for (int i = list.size(); i < schema.path("minItems").asInt(0); i++) {
      of(schema.path("items"), place + "/" + i, absent).ifPresent(list::add);
    }
  }

  private static Optional<JsonNode> orAbsent(
      Optional<JsonNode> value, String place, List<String> absent) {
    if (value.isEmpty()) {
      absent.add(place + ": examples");
    }
    return value;
  }
}
