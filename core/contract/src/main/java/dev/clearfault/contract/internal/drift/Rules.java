package dev.clearfault.contract.internal.drift;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one value in keywords of JSON Schema, each written in the one way in which two of
 * them can be compared: {@code exclusiveMinimum: 0} of an integer is {@code minimum: 1}.
 *
 * @param keywords the keyword and its value, as text
 */
record Rules(Map<String, String> keywords) {
  /** What a client is not refused for, and what is compared elsewhere. */
  private static final Set<String> OTHER =
      Set.of(
          "examples",
          "items",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "anyOf");

  /** Formats that limit nothing for a number or a text. */
  private static final Set<String> SILENT =
      Set.of("float", "double", "decimal", "password", "byte", "binary");

  private static final List<String> LENGTHS = List.of("minLength", "minItems", "minProperties");

  Rules {
    keywords = new TreeMap<>(keywords);
  }

  /** Returns the rules of a fragment of JSON Schema. */
  static Rules of(Map<String, Object> schema) {
    Map<String, Object> rules = new LinkedHashMap<>(schema);
    rules.keySet().removeAll(OTHER);
    Object type = oneType(rules.get("type"));
    rules.remove("type");
    if (type != null && !(type.equals("string") && rules.containsKey("enum"))) {
      rules.put("type", type);
    }
    if (rules.get("format") instanceof String format && SILENT.contains(format)) {
      rules.remove("format");
    }
    LENGTHS.forEach(length -> rules.remove(length, 0));
    rules.remove("uniqueItems", false);
    if ("integer".equals(type)) {
      wholeNumber(rules);
    }
    Map<String, String> texts = new TreeMap<>();
    rules.forEach((keyword, value) -> texts.put(keyword, text(keyword, value)));
    return new Rules(texts);
  }

  /** That null is accepted is no rule of its own: it is where a value may be left out. */
  private static @Nullable Object oneType(@Nullable Object type) {
    if (!(type instanceof Collection<?> types)) {
      return type;
    }
    Set<String> others = new TreeSet<>();
    types.forEach(each -> others.add(each.toString()));
    others.remove("null");
    return others.size() == 1 ? others.iterator().next() : others.isEmpty() ? null : others;
  }

  /** Writes the bounds as inclusive ones, and those of a whole type as its format. */
  private static void wholeNumber(Map<String, Object> rules) {
    Object format = rules.get("format");
    int bits = "int32".equals(format) ? 32 : "int64".equals(format) ? 64 : 0;
    BigInteger least = bound(rules, "minimum", "exclusiveMinimum", 1);
    BigInteger most = bound(rules, "maximum", "exclusiveMaximum", -1);
    if (bits > 0) {
      rules.remove("format");
      BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
      least = least == null ? limit.negate() : least.max(limit.negate());
      most =
          most == null ? limit.subtract(BigInteger.ONE) : most.min(limit.subtract(BigInteger.ONE));
    }
    put(rules, "minimum", least);
    put(rules, "maximum", most);
  }

  private static void put(Map<String, Object> rules, String keyword, @Nullable BigInteger bound) {
    int bits = bound == null ? 0 : wholeType(bound);
    if (bits > 0) {
      rules.put("format", "int" + bits);
    } else if (bound != null) {
      rules.put(keyword, bound);
    }
  }

  /** Returns the size of the type that the bound is the end of; 0 if there is none. */
  private static int wholeType(BigInteger bound) {
    for (int bits : new int[] {32, 64}) {
      BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
      if (bound.equals(limit.negate()) || bound.equals(limit.subtract(BigInteger.ONE))) {
        return bits;
      }
    }
    return 0;
  }

  private static @Nullable BigInteger bound(
      Map<String, Object> rules, String inclusive, String exclusive, int sign) {
    BigDecimal one = number(rules.remove(inclusive));
    BigDecimal other = number(rules.remove(exclusive));
    RoundingMode inwards = sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    RoundingMode outwards = sign > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
    BigInteger first = one == null ? null : one.setScale(0, inwards).toBigInteger();
    if (other == null) {
      return first;
    }
    BigInteger second = other.setScale(0, outwards).toBigInteger().add(BigInteger.valueOf(sign));
    return first == null || second.compareTo(first) * sign > 0 ? second : first;
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return value == null ? null : new BigDecimal(value.toString());
  }

  private static String text(String keyword, Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Collection<?> values) {
      Set<String> sorted = new TreeSet<>(); // The order of an enum decides nothing.
      values.forEach(each -> sorted.add(text("", each)));
      return sorted.toString();
    }
    return keyword.equals("pattern") ? pattern(value.toString()) : value.toString();
  }

  /** Bean Validation matches the whole text, which a contract writes with anchors. */
  private static String pattern(String pattern) {
    boolean isGroup = pattern.startsWith("^(?:") && pattern.endsWith(")$");
    String inner = isGroup ? pattern.substring(4, pattern.length() - 2) : "";
    // An alternative, or a bracket that ends the group early, needs the group.
    return isGroup && inner.indexOf('|') < 0 && inner.indexOf(')') < 0
        ? "^" + inner + "$"
        : pattern;
  }
}
