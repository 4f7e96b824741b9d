package dev.clearfault.contract.internal.tell;

import dev.clearfault.contract.internal.schema.SchemaFault;
import dev.clearfault.internal.text.Language;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The code and the texts of a fault.
 *
 * @param key the beginning of the texts' keys
 * @param hint the key of the hint
 * @param arguments the values of names in the texts, all from the contract
 */
record FaultWords(String code, String key, String hint, Map<String, Object> arguments) {
  private static final Set<String> FORMS = Set.of("type_mismatch", "invalid_format", "pattern");

  /** Longer lists are no help in a sentence. */
  private static final int MAX_LISTED = 500;

  /** Bounds of the texts for lengths, as Jakarta Validation has them. */
  private static final Map<String, Object> NO_BOUNDS = Map.of("min", 0, "max", Integer.MAX_VALUE);

  static FaultWords of(SchemaFault fault, Map<String, Object> expected, Language language) {
    return ofKeyword(fault, expected).withExample(expected);
  }

  private static FaultWords ofKeyword(SchemaFault fault, Map<String, Object> expected) {
    JsonNode rule = fault.rule();
    return switch (fault.keyword()) {
      case "required" -> plain("not_null");
      case "type" -> typed("type_mismatch", FaultTypes.key(expected));
      case "enum" -> listed(fault);
      case "additionalProperties" -> named(fault);
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          bound(fault.keyword(), rule.decimalValue(), FaultTypes.isWhole(expected));
      case "multipleOf" -> multiple(rule.decimalValue());
      case "minLength", "maxLength" -> size(fault, ".characters", "minLength", "maxLength");
      case "minItems", "maxItems" -> size(fault, ".elements", "minItems", "maxItems");
      case "minProperties", "maxProperties" ->
          size(fault, ".elements", "minProperties", "maxProperties");
      case "format" -> format(rule.asString(""), expected);
      case "const" -> constant(rule);
      case "uniqueItems" -> plain("unique_elements");
      case "minContains", "maxContains" -> counted(fault.keyword(), rule);
      case "propertyNames" -> typed("invalid_key", "name");
      default -> plain(snakeCase(fault.keyword()));
    };
  }

  /** An example of the author tells more of the form of a text than a name for it. */
  private FaultWords withExample(Map<String, Object> expected) {
    boolean isText =
        "string".equals(expected.get("type"))
            || (expected.get("type") instanceof List<?> types && types.contains("string"));
    if (isText
        && FORMS.contains(code)
        && expected.get("examples") instanceof List<?> examples
        && !examples.isEmpty()
        && examples.get(0) instanceof String example) {
      return with(code, "invalid_format.example", Map.of("example", example));
    }
    return this;
  }

  private static FaultWords plain(String code) {
    return new FaultWords(code, code, code + ".hint", Map.of());
  }

  private static FaultWords with(String code, String key, Map<String, Object> arguments) {
    return new FaultWords(code, key, key + ".hint", arguments);
  }

  private static FaultWords typed(String code, String type) {
    return with(code, code, Map.of("{type}", "type." + type));
  }

  private static FaultWords listed(SchemaFault fault) {
    String code = "invalid_enum";
    String allowed = "";
    if (fault.expected().get("enum") instanceof List<?> values
        && values.stream().noneMatch(each -> each instanceof Map || each instanceof List)) {
      allowed = values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
    if (allowed.isEmpty() || allowed.length() > MAX_LISTED) {
      return new FaultWords(code, "invalid_enum.plain", "invalid_enum.plain.hint", Map.of());
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("allowed", allowed);
    String hint = addNearest(fault, arguments);
    return new FaultWords(code, code, code + hint, arguments);
  }

  private static FaultWords named(SchemaFault fault) {
    String code = "unknown_property";
    Map<String, Object> arguments = new LinkedHashMap<>();
    String hint = addNearest(fault, arguments);
    return new FaultWords(code, code, code + hint, arguments);
  }

  private static String addNearest(SchemaFault fault, Map<String, Object> arguments) {
    if (fault.nearest() == null) {
      return ".hint";
    }
    arguments.put("nearest", fault.nearest());
    return ".nearest.hint";
  }

  private static FaultWords bound(String keyword, BigDecimal bound, boolean isWhole) {
    boolean lower = keyword.endsWith("inimum");
    boolean exclusive = keyword.startsWith("exclusive");
    if (exclusive && bound.signum() == 0) {
      return plain(lower ? "positive" : "negative");
    }
    String side = lower ? "min" : "max";
    String code = isWhole && !exclusive ? side : "decimal_" + side;
    return with(code, exclusive ? code + ".exclusive" : code, Map.of("value", shown(bound)));
  }

  /** A step of 0.01 is the number of digits after the point. */
  private static FaultWords multiple(BigDecimal step) {
    BigDecimal plain = step.stripTrailingZeros();
    boolean isDigits =
        plain.unscaledValue().intValue() == 1 && plain.precision() == 1 && plain.scale() >= 0;
    return isDigits
        ? with("digits", "digits.fraction", Map.of("fraction", plain.scale()))
        : with("multiple_of", "multiple_of", Map.of("value", shown(step)));
  }

  private static FaultWords size(SchemaFault fault, String unit, String least, String most) {
    Map<String, Object> bounds = new LinkedHashMap<>(NO_BOUNDS);
    boolean hasLeast = put("min", fault, least, bounds);
    boolean hasMost = put("max", fault, most, bounds);
    String range = hasLeast && hasMost ? ".range" : hasMost ? ".max" : ".min";
    return new FaultWords("size", "size", "size" + unit + range + ".hint", bounds);
  }

  private static boolean put(
      String name, SchemaFault fault, String keyword, Map<String, Object> bounds) {
    Object bound =
        fault.keyword().equals(keyword)
            ? fault.rule().decimalValue()
            : fault.expected().get(keyword);
    if (!(bound instanceof BigDecimal number) || (name.equals("min") && number.signum() == 0)) {
      return false;
    }
    bounds.put(name, shown(number));
    return true;
  }

  private static FaultWords format(String format, Map<String, Object> expected) {
    return switch (format) {
      case "email", "idn-email" -> plain("email");
      case "int32", "int64" -> outOfRange("integer", expected);
      case "float", "double" -> outOfRange("number", expected);
      default -> typed("invalid_format", FaultTypes.ofFormat(format));
    };
  }

  private static FaultWords outOfRange(String type, Map<String, Object> expected) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("{type}", "type." + type);
    String code = "out_of_range";
    String hint = code;
    if (expected.get("minimum") instanceof BigDecimal min
        && expected.get("maximum") instanceof BigDecimal max) {
      arguments.put("min", shown(min));
      arguments.put("max", shown(max));
      hint = "range";
    }
    return new FaultWords(code, code, hint + ".hint", arguments);
  }

  private static FaultWords constant(JsonNode rule) {
    if (rule.isBoolean()) {
      return plain(rule.booleanValue() ? "assert_true" : "assert_false");
    }
    boolean isShown = rule.isValueNode() && rule.asString().length() <= MAX_LISTED;
    return isShown
        ? with("const", "const", Map.of("value", rule.asString()))
        : with("const", "const.plain", Map.of());
  }

  private static FaultWords counted(String keyword, JsonNode rule) {
    return with(snakeCase(keyword), snakeCase(keyword), Map.of("value", rule.asInt(1)));
  }

  private static String shown(BigDecimal number) {
    return number.toPlainString();
  }

  private static String snakeCase(String keyword) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < keyword.length(); i++) {
      char c = keyword.charAt(i);
      code.append(Character.isUpperCase(c) ? "_" : "").append(Character.toLowerCase(c));
    }
    return code.toString();
  }
}
