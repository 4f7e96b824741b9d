package dev.clearfault.demo.faults;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What is sent at a place in the stead of its good value. */
final class Values {
  /** Is in values and in no name, so that no answer may contain it. */
  static final String MARKER = "hunter2marker";

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          MARKER,
          "0",
          "-0",
          "-1",
          "+1",
          "01",
          "1.5",
          "1,5",
          "1e2",
          "1e400",
          "1e-400",
          "0x1F",
          "NaN",
          "Infinity",
          "null",
          "true",
          "TRUE",
          "127",
          "128",
          "32768",
          "2147483648",
          "9007199254740993",
          "9223372036854775808",
          "16777217",
          "0.1234567890123456789",
          "\u0661\u0662",
          "\u00e9",
          "\ud83d\ude00",
          "2026-02-30",
          "2026-01-31",
          "2026-01-31T24:00:00Z",
          "2026-01-31T10:00:00.1234567891Z",
          "31.01.2026",
          "1769817600",
          "P1M",
          "PT25H",
          "+19:00",
          "EUR,USD",
          "en_US",
          "AQI",
          "(",
          "http://[::1",
          "a/b",
          "{0}");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1.5",
          "1.0",
          "128",
          "32768",
          "2147483648",
          "9007199254740993",
          "9223372036854775808",
          "1e2",
          "1e400",
          "1e-400",
          "0.1234567890123456789");

  private Values() {}

  /** Returns broken values for a place, the same for the same seed. */
  static List<JsonNode> broken(Sample sample, JsonPointer place, Random random) {
    JsonNode good = sample.at(place);
    Set<JsonNode> values = new LinkedHashSet<>();
    texts(good, random).map(NODES::stringNode).forEach(values::add);
    values.add(MissingNode.getInstance());
    if (sample.isJson(place)) {
      NUMBERS.stream().map(BigDecimal::new).map(NODES::numberNode).forEach(values::add);
      values.add(NODES.nullNode());
      values.add(NODES.booleanNode(true));
      values.add(NODES.arrayNode());
      values.add(NODES.arrayNode().add(good));
      values.add(NODES.arrayNode().addNull());
      values.add(NODES.objectNode());
      values.add(NODES.objectNode().set("value", good));
      values.add(NODES.objectNode().put("value", MARKER));
    }
    if (place.tail().matches()) {
      values.remove(NODES.numberNode(new BigDecimal("1e-400"))); // Told as a fault of the query.
    }
    if (good.isArray() && !place.getMatchingProperty().equals("body")) {
      values.removeIf(JsonNode::isObject); // One part is a list of one element.
    }
    values.removeIf(value -> !isSendable(value, place) || value.equals(good));
    return List.copyOf(values);
  }

  private static Stream<String> texts(JsonNode good, Random random) {
    String text = good.asString("");
    Stream<String> changed =
        text.isEmpty()
            ? Stream.empty()
            : Stream.of(
                text + MARKER,
                MARKER + text,
                " " + text,
                text + " ",
                text.toUpperCase(Locale.ROOT),
                text.toLowerCase(Locale.ROOT),
                misspelt(text, random),
                text.substring(1),
                text.repeat(40));
    return Stream.concat(TEXTS.stream(), changed);
  }

  /** Returns the text with two neighbours exchanged. */
  static String misspelt(String text, Random random) {
    if (text.length() < 2) {
      return text + "x";
    }
    int i = random.nextInt(text.length() - 1);
    return text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
  }

  /** Returns whether HTTP has a way to send it there, and no container refuses it by itself. */
  static boolean isSendable(JsonNode value, JsonPointer place) {
    String text = value.asString("");
    // A list is sent as several values, and an element is one of them.
    if (value.isArray() && !place.getMatchingProperty().equals("body") && isField(place)) {
      return false;
    }
    return switch (place.getMatchingProperty()) {
      case "path" -> !value.isMissingNode() && text.matches("[\\w ~+:=,\u0661-\u0669\u00e9-]+");
      case "header" -> text.matches("[!-~]([ -~]*[!-~])?|");
      case "cookie" -> text.matches("[!#-+\\--:<-\\[\\]-~]*");
      default -> true;
    };
  }

  private static boolean isField(JsonPointer place) {
    JsonPointer inField = place.tail().tail();
    return inField.matches() || (inField.tail().matches() && inField.getMatchingIndex() >= 0);
  }

  /** Returns values at the bounds of a schema and just beyond them. */
  static List<JsonNode> aroundBounds(JsonNode schema, JsonNode good, Random random) {
    List<JsonNode> values = new ArrayList<>();
    for (String bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
      if (schema.path(bound).isNumber()) {
        BigDecimal at = schema.path(bound).decimalValue();
        BigDecimal step = step(schema);
        Stream.of(at.subtract(step), at, at.add(step)).map(NODES::numberNode).forEach(values::add);
      }
    }
    if (schema.path("multipleOf").isNumber()) {
      values.add(NODES.numberNode(step(schema).divide(BigDecimal.TEN)));
    }
    for (String length : List.of("minLength", "maxLength")) {
      for (int n = schema.path(length).asInt(-2) - 1, end = n + 3; n >= 0 && n < end; n++) {
        values.add(NODES.stringNode("x".repeat(n)));
        values.add(NODES.stringNode("\ud83d\ude00".repeat(n)));
      }
    }
    for (String size : List.of("minItems", "maxItems")) {
      for (int n = schema.path(size).asInt(-2) - 1, end = n + 3; n >= 0 && n < end; n++) {
        values.add(listOf(good.path(0), n));
      }
    }
    for (JsonNode constant : schema.path("enum")) {
      values.add(constant);
      values.add(NODES.stringNode(misspelt(constant.asString(), random)));
      values.add(NODES.stringNode(constant.asString().toLowerCase(Locale.ROOT)));
    }
    return values;
  }

  static BigDecimal step(JsonNode schema) {
    JsonNode step = schema.path("multipleOf");
    return step.isNumber()
        ? step.decimalValue()
        : schema.path("type").toString().contains("integer")
            ? BigDecimal.ONE
            : new BigDecimal("0.5");
  }

  private static JsonNode listOf(JsonNode element, int size) {
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < size && !element.isMissingNode(); i++) {
      list.add(element);
    }
    return list;
  }
}
