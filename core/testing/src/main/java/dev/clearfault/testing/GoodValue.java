package dev.clearfault.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values that a schema accepts, with invented texts. The required properties of an object are
 * there, and no other. If only a person knows a value, as for a pattern without an example, it
 * makes none.
 *
 * @param contract where schemas are
 * @param codes which rules the contract declares for a place
 */
record GoodValue(PublishedContract contract, Function<String, Set<String>> codes) {
  private static final int MOST_LEVELS = 12;

  /** It is Base64, too, and fits into a cookie. */
  private static final String TEXT = "sometext";

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("email", "someone@example.com"),
          Map.entry("uuid", "6fa459ea-ee8a-4ca4-894e-db77e160355e"),
          Map.entry("date", "2031-05-17"),
          Map.entry("date-time", "2031-05-17T10:30:00Z"),
          Map.entry("date-time-local", "2031-05-17T10:30:00"),
          Map.entry("time", "10:30:00Z"),
          Map.entry("time-local", "10:30:00"),
          Map.entry("duration", "PT1H"),
          Map.entry("uri", "https://example.com/"),
          Map.entry("ipv4", "192.0.2.1"),
          Map.entry("ipv6", "2001:db8::1"));

  /** A sentence has these formats, too. */
  private static final Set<String> OPEN_FORMATS = Set.of("", "binary", "byte", "password");

  /** Returns a value of a place. */
  Optional<JsonNode> at(String place, JsonNode schema) {
    return of(schema, place, 0);
  }

  private Optional<JsonNode> of(JsonNode unresolved, String place, int level) {
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
        return of(schema.path(choice).path(0), place, level + 1);
      }
    }
    return switch (SchemaFit.type(schema)) {
      case "object" -> object(schema, place, level);
      case "array" -> list(schema, place, level);
      case "boolean" -> Optional.of(JsonTree.NODES.booleanNode(true));
      case "integer", "number" -> number(schema);
      case "string" -> text(schema, codes.apply(place));
      default -> Optional.of(JsonTree.NODES.stringNode(TEXT));
    };
  }

  private static Optional<JsonNode> number(JsonNode schema) {
    return NumberFit.bound(schema).or(() -> NumberFit.of(JsonTree.NODES.numberNode(1), schema));
  }

  private static Optional<JsonNode> text(JsonNode schema, Set<String> declared) {
    String format = schema.path("format").asString("");
    String text = FORMATS.getOrDefault(format, TEXT);
    boolean isOpen = OPEN_FORMATS.contains(format);
    // The contract has a rule that it does not tell.
    boolean isUntold =
        (declared.contains("pattern") && !schema.has("pattern"))
            || (declared.contains("invalid_format") && format.isEmpty());
    if (isUntold || (!isOpen && !FORMATS.containsKey(format))) {
      return Optional.empty();
    }
    if (declared.contains("past") || declared.contains("past_or_present")) {
      text = text.replace("2031", "1991");
    }
    if (isOpen) {
      text += "x".repeat(Math.max(0, schema.path("minLength").asInt(0) - text.length()));
      text =
          text.substring(0, Math.min(text.length(), schema.path("maxLength").asInt(text.length())));
    }
    JsonNode value = JsonTree.NODES.stringNode(text);
    return TextFit.of(value, schema).filter(value::equals);
  }

  private Optional<JsonNode> object(JsonNode schema, String place, int level) {
    ObjectNode object = JsonTree.NODES.objectNode();
    for (JsonNode name : schema.path("required")) {
      JsonNode rules = contract.resolved(schema.path("properties").path(name.asString()));
      if (!rules.path("readOnly").asBoolean(false)) {
        Optional<JsonNode> value = of(rules, place + "/" + name.asString(), level + 1);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        object.set(name.asString(), value.get());
      }
    }
    boolean isFull = object.size() >= schema.path("minProperties").asInt(0);
    return isFull ? Optional.of(object) : Optional.empty();
  }

  private Optional<JsonNode> list(JsonNode schema, String place, int level) {
    ArrayNode list = JsonTree.NODES.arrayNode();
    for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
      Optional<JsonNode> element = of(schema.path("items"), place + "/" + i, level + 1);
      if (i > 0 && schema.path("uniqueItems").asBoolean(false)) {
        JsonNode rules = contract.resolved(schema.path("items"));
        element = element.flatMap(same -> other(same, rules, list.valueStream().toList()));
      }
      if (element.isEmpty()) {
        return Optional.empty();
      }
      list.add(element.get());
    }
    return Optional.of(list);
  }

  /** Returns a value that is not in a list; empty if only a person knows one. */
  private static Optional<JsonNode> other(JsonNode value, JsonNode schema, List<JsonNode> known) {
    for (JsonNode constant : schema.path("enum")) {
      if (!known.contains(constant)) {
        return Optional.of(constant);
      }
    }
    int i = known.size();
    BigDecimal step = schema.path("multipleOf").decimalValueOpt().orElse(BigDecimal.ONE);
    JsonNode other =
        value.isNumber()
            ? JsonTree.NODES.numberNode(
                value.decimalValue().add(step.multiply(BigDecimal.valueOf(i))))
            : JsonTree.NODES.stringNode(value.asString("") + i);
    boolean isScalar = value.isNumber() || value.isString();
    return SchemaFit.of(other, schema)
        .filter(fit -> isScalar && known.stream().noneMatch(k -> k.toString().equals("" + fit)));
  }
}
