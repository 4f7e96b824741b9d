package dev.clearfault.demo.faults;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The values that a hint or a schema tells a client to send, taken to the letter. */
final class Advice {
  private static final List<JsonNode> NOTHING = List.of(MissingNode.getInstance());

  private static final List<Rule> RULES =
      List.of(
          Rule.of("Leave the value out\\.|Remove it or correct its name\\.", said -> NOTHING),
          Rule.of(
              "(?:Send|Use the name) (.+?) if that is meant\\..*", said -> texts(said.group(1))),
          Rule.of("Send (true|false)(?: or false)?\\.", said -> texts(said.group(1))),
          Rule.of("Send one of (.+)\\.", said -> texts(said.group(1).split(", "))),
          Rule.of(
              "Send (?:a duration of )?(\\S+) or (?:less|more)\\.", said -> texts(said.group(1))),
          Rule.of("Send (\\S+) to (\\S+)\\.", said -> texts(said.group(1), said.group(2))),
          Rule.of("Send (?:a number )?less than (\\S+)\\.", said -> beyond(said.group(1), -1)),
          Rule.of(
              "Send (?:a number )?(?:more|greater) than (\\S+)\\.",
              said -> beyond(said.group(1), 1)),
          Rule.of(
              "Send (?:at most |at least |\\d+ to )(\\d+) characters\\.",
              said -> texts("x".repeat(Integer.parseInt(said.group(1))))),
          Rule.of(".*(?:such as|decimal point, or) (.+?)\\.?", said -> texts(said.group(1))));

  private record Rule(Pattern hint, Function<MatchResult, List<JsonNode>> values) {
    static Rule of(String hint, Function<MatchResult, List<JsonNode>> values) {
      return new Rule(Pattern.compile(hint), values);
    }
  }

  private static final Map<String, String> FORMATS =
      Map.of(
          "date", "2026-01-31",
          "time-local", "14:30:00",
          "date-time-local", "2026-01-31T14:30:00",
          "time", "14:30:00+01:00",
          "date-time", "2026-01-31T14:30:00Z",
          "duration", "PT1H",
          "uuid", "6fa459ea-ee8a-4ca4-894e-db77e160355e",
          "uri-reference", "https://example.com/");

  private Advice() {}

  /** Returns what a hint says to send; a missing node says to send nothing. */
  static List<JsonNode> ofHint(String hint) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.hint.matcher(hint);
      if (matcher.matches()) {
        return rule.values.apply(matcher);
      }
    }
    return List.of();
  }

  private static List<JsonNode> beyond(String bound, int step) {
    return texts(new BigDecimal(bound).add(BigDecimal.valueOf(step)).toPlainString());
  }

  private static List<JsonNode> texts(String... texts) {
    List<JsonNode> nodes = new ArrayList<>();
    for (String text : texts) {
      nodes.add(Values.NODES.stringNode(text));
    }
    return nodes;
  }

  /** Returns a text of a hint as the schema wants it written. */
  static JsonNode written(JsonNode value, JsonNode schema) {
    String type = schema.path("type").toString();
    String text = value.asString("");
    return switch (text) {
      case "true", "false" -> Values.NODES.booleanNode(text.equals("true"));
      default ->
          !type.contains("string") && text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
              ? Values.NODES.numberNode(new BigDecimal(text))
              : value;
    };
  }

  /** Returns whether a schema cannot say which of its texts the rule accepts. */
  static boolean isSilent(JsonNode violation) {
    return violation.path("expected").has("format")
        && !List.of("invalid_format", "type_mismatch", "missing", "not_null")
            .contains(violation.path("code").asString());
  }

  /** Returns values that a schema accepts, as far as it says. */
  static List<JsonNode> ofSchema(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>(schema.path("examples").valueStream().toList());
    values.addAll(schema.path("enum").valueStream().toList());
    schema.optional("const").ifPresent(values::add);
    schema.optional("default").ifPresent(values::add);
    schema.path("anyOf").forEach(one -> values.addAll(ofSchema(one)));
    if (values.isEmpty()) {
      values.addAll(ofType(schema));
    }
    return values;
  }

  private static List<JsonNode> ofType(JsonNode schema) {
    String type = schema.path("type").toString();
    if (type.contains("integer") || type.contains("number")) {
      return numbers(schema);
    }
    if (type.contains("boolean")) {
      return List.of(Values.NODES.booleanNode(true), Values.NODES.booleanNode(false));
    }
    if (type.contains("array")) {
      return list(schema).map(List::<JsonNode>of).orElse(List.of());
    }
    if (type.contains("object")) {
      return object(schema).map(List::<JsonNode>of).orElse(List.of());
    }
    return text(schema);
  }

  private static List<JsonNode> text(JsonNode schema) {
    String example = FORMATS.get(schema.path("format").asString(""));
    if (example != null) {
      return texts(example);
    }
    boolean bounded = schema.has("minLength") || schema.has("maxLength");
    if (!bounded || schema.has("pattern") || schema.has("format")) {
      return List.of();
    }
    int least = Math.max(1, schema.path("minLength").asInt(1));
    return texts("x".repeat(least), "x".repeat(schema.path("maxLength").asInt(least)));
  }

  private static List<JsonNode> numbers(JsonNode schema) {
    List<BigDecimal> numbers = new ArrayList<>();
    BigDecimal step = Values.step(schema);
    number(schema, "minimum").ifPresent(numbers::add);
    number(schema, "maximum").ifPresent(numbers::add);
    number(schema, "exclusiveMinimum").map(step::add).ifPresent(numbers::add);
    number(schema, "exclusiveMaximum").map(n -> n.subtract(step)).ifPresent(numbers::add);
    if (numbers.isEmpty()) {
      numbers.add(BigDecimal.ONE);
    }
    List<JsonNode> nodes = new ArrayList<>();
    numbers.forEach(number -> nodes.add(Values.NODES.numberNode(number)));
    return nodes;
  }

  private static Optional<BigDecimal> number(JsonNode schema, String bound) {
    return schema.optional(bound).map(JsonNode::decimalValue);
  }

  private static Optional<JsonNode> list(JsonNode schema) {
    ArrayNode list = Values.NODES.arrayNode();
    List<JsonNode> elements = ofSchema(schema.path("items"));
    int least = schema.path("minItems").asInt(0);
    for (int i = 0; i < least && !elements.isEmpty(); i++) {
      list.add(elements.get(0));
    }
    return list.size() < least ? Optional.empty() : Optional.of(list);
  }

  private static Optional<JsonNode> object(JsonNode schema) {
    ObjectNode object = Values.NODES.objectNode();
    for (JsonNode name : schema.path("required")) {
      List<JsonNode> values = ofSchema(schema.path("properties").path(name.asString()));
      if (values.isEmpty()) {
        return Optional.empty();
      }
      object.set(name.asString(), values.get(0));
    }
    return Optional.of(object);
  }

  /** Returns the place that an entry of {@code errors} names, as a pointer into a sample. */
  static JsonPointer place(JsonNode violation) {
    String source = "/" + violation.path("in").asString("");
    String pointer = violation.path("pointer").asString("");
    if (pointer.startsWith("#")) {
      String fragment = pointer.substring(1).replace("+", "%2B");
      return JsonPointer.compile(source + URLDecoder.decode(fragment, StandardCharsets.UTF_8));
    }
    String field = violation.path("field").asString("").replaceAll("\\[(\\d+)]", "/$1");
    return JsonPointer.compile(field.isEmpty() ? source : source + "/" + field);
  }
}
