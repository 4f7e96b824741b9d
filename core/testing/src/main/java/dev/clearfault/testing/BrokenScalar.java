package dev.clearfault.testing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes values that break the rules of one place.
 *
 * @param isText whether the place is a text on the wire, as in a query, and no JSON
 * @param codes which rules the contract declares for a place
 */
record BrokenScalar(boolean isText, Function<String, Set<String>> codes) {
  /** What is wrong with a text if the contract does not tell the pattern. */
  static final String MAYBE = "may break the pattern";

  /** Is in texts that are refused, so that no answer may have it. */
  static final String MARKER = "negative7c1fd2";

  private static final int LONGEST = 10_000;

  /** A sentence has none of these formats. */
  private static final Set<String> FORMATS =
      Set.of(
          "email",
          "uuid",
          "date",
          "date-time",
          "date-time-local",
          "time",
          "time-local",
          "duration",
          "ipv4",
          "ipv6");

  private static final Map<String, String> REST_OF_DATES =
      Map.of("date", "", "date-time", "T10:30:00Z", "date-time-local", "T10:30:00");

  /** Returns the values by what is wrong with them. */
  Map<String, JsonNode> of(JsonNode schema, JsonNode good, String place) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    types(schema, values);
    if (schema.has("enum") || schema.has("const")) {
      values.put("is none of the values", text(MARKER));
    }
    if (types(schema).size() > 1) {
      return values; // What breaks a rule of one type may be of another type.
    }
    switch (SchemaFit.type(schema)) {
      case "integer", "number" -> numbers(schema, good, values);
      case "string" -> {
        texts(schema, codes.apply(place).contains("pattern"), values);
        times(schema, codes.apply(place), values);
      }
      default -> {}
    }
    return values;
  }

  private void types(JsonNode schema, Map<String, JsonNode> values) {
    Set<String> types = types(schema);
    boolean isScalar = !types.contains("object") && !types.contains("array");
    if (types.isEmpty()) {
      return;
    }
    if (!isText && isScalar) {
      JsonNode object = JsonTree.NODES.objectNode().put("other", MARKER);
      values.put("has another type", object);
    } else if (!types.contains("string") && isScalar == isText) {
      values.put("has another type", text(MARKER));
    }
  }

  /** Returns the types that a schema accepts, {@code null} aside. */
  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    Set<String> types = new TreeSet<>();
    (type.isArray() ? type.valueStream() : Stream.of(type)).forEach(t -> types.add(t.asString("")));
    types.removeAll(Set.of("", "null"));
    return types;
  }

  private static void numbers(JsonNode schema, JsonNode good, Map<String, JsonNode> values) {
    boolean isInteger = SchemaFit.type(schema).equals("integer");
    BigDecimal step = schema.path("multipleOf").decimalValueOpt().orElse(BigDecimal.ONE);
    bound(schema, "minimum", step.negate(), "is below the minimum", values);
    bound(schema, "exclusiveMinimum", BigDecimal.ZERO, "is not above the bound", values);
    bound(schema, "maximum", step, "is above the maximum", values);
    bound(schema, "exclusiveMaximum", BigDecimal.ZERO, "is not below the bound", values);
    BigDecimal known = good.isNumber() ? good.decimalValue() : BigDecimal.ONE;
    if (schema.path("multipleOf").isNumber()) {
      values.put("is no multiple", number(known.add(step.movePointLeft(1))));
    } else if (isInteger) {
      values.put("is no whole number", number(known.add(new BigDecimal("0.5"))));
    }
  }

  private static void bound(
      JsonNode schema, String name, BigDecimal beyond, String label, Map<String, JsonNode> values) {
    if (schema.path(name).isNumber()) {
      values.put(label, number(schema.path(name).decimalValue().add(beyond)));
    }
  }

  private static void texts(JsonNode schema, boolean hasPattern, Map<String, JsonNode> values) {
    int least = schema.path("minLength").asInt(0);
    if (least > 0) {
      values.put("is too short", text("x".repeat(least - 1)));
    }
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (most < LONGEST) {
      values.put("is too long", text((MARKER + "x".repeat(most)).substring(0, most + 1)));
    }
    String format = schema.path("format").asString("");
    if (FORMATS.contains(format)) {
      values.put("is no " + format, text(MARKER));
    }
    if (schema.has("pattern")) {
      pattern(schema.path("pattern").asString(), values);
    } else if (hasPattern) {
      values.put(MAYBE, text(MARKER));
    }
  }

  private static void pattern(String pattern, Map<String, JsonNode> values) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      for (String text : new String[] {MARKER, "?" + MARKER + "?", "~", "0", "x"}) {
        if (!compiled.matcher(text).find()) {
          values.put("does not match the pattern", text(text));
          return;
        }
      }
    } catch (PatternSyntaxException other) {
      return; // ECMA-262 has some that Java does not have.
    }
  }

  private static void times(JsonNode schema, Set<String> declared, Map<String, JsonNode> values) {
    String rest = REST_OF_DATES.get(schema.path("format").asString(""));
    if (rest == null) {
      return;
    }
    if (declared.contains("future") || declared.contains("future_or_present")) {
      values.put("lies in the past", text("1970-01-02" + rest));
    }
    if (declared.contains("past") || declared.contains("past_or_present")) {
      values.put("lies in the future", text("2999-12-30" + rest));
    }
  }

  private static StringNode text(String text) {
    return JsonTree.NODES.stringNode(text);
  }

  private static JsonNode number(BigDecimal number) {
    return JsonTree.NODES.numberNode(number);
  }
}
