package dev.clearfault.testing;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a value that a schema accepts, with invented texts. The required properties of an object
 * are there, and no other.
 */
final class GoodValue {
  private static final int MOST_LEVELS = 12;
  private static final Map<String, String> FORMATS =
      Map.of(
          "email", "someone@example.com",
          "uuid", "6fa459ea-ee8a-4ca4-894e-db77e160355e",
          "date", "2031-05-17",
          "date-time", "2031-05-17T10:30:00Z",
          "time", "10:30:00",
          "duration", "PT1H",
          "uri", "https://example.com/",
          "ipv4", "192.0.2.1",
          "ipv6", "2001:db8::1");

  private GoodValue() {}

  /** Returns a value; empty if only a person knows one, as for a pattern without an example. */
  static Optional<JsonNode> of(JsonNode schema, PublishedContract contract) {
    return of(schema, contract, 0);
  }

  private static Optional<JsonNode> of(JsonNode unresolved, PublishedContract contract, int level) {
    JsonNode schema = contract.resolved(unresolved);
    Optional<JsonNode> given = SchemaValue.given(schema);
    if (given.isPresent() || level > MOST_LEVELS) {
      return given;
    }
    if (schema.has("enum")) {
      return Optional.of(schema.path("enum").path(0));
    }
    for (String choice : new String[] {"oneOf", "anyOf"}) {
      if (schema.has(choice)) {
        return of(schema.path(choice).path(0), contract, level + 1);
      }
    }
    return switch (SchemaFit.type(schema)) {
      case "object" -> object(schema, contract, level);
      case "array" -> list(schema, contract, level);
      case "boolean" -> Optional.of(JsonTree.NODES.booleanNode(true));
      case "integer", "number" ->
          NumberFit.bound(schema).or(() -> Optional.of(JsonTree.NODES.numberNode(1)));
      case "string" -> text(schema);
      default -> Optional.of(JsonTree.NODES.stringNode("anything"));
    };
  }

  private static Optional<JsonNode> text(JsonNode schema) {
    String format = FORMATS.get(schema.path("format").asString(""));
    if (format == null && schema.has("pattern")) {
      return Optional.empty();
    }
    String text = format == null ? "some text" : format;
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (format == null) {
      text += "x".repeat(Math.max(0, least - text.length()));
      text = text.length() > most ? text.substring(0, most) : text;
    }
    return Optional.of(JsonTree.NODES.stringNode(text));
  }

  private static Optional<JsonNode> object(JsonNode schema, PublishedContract contract, int level) {
    ObjectNode object = JsonTree.NODES.objectNode();
    for (JsonNode name : schema.path("required")) {
      Optional<JsonNode> value =
          of(schema.path("properties").path(name.asString()), contract, level + 1);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      object.set(name.asString(), value.get());
    }
    return Optional.of(object);
  }

  private static Optional<JsonNode> list(JsonNode schema, PublishedContract contract, int level) {
    ArrayNode list = JsonTree.NODES.arrayNode();
    for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
      Optional<JsonNode> element = of(schema.path("items"), contract, level + 1);
      if (element.isEmpty()) {
        return Optional.empty();
      }
      list.add(element.get());
    }
    return Optional.of(list);
  }
}
