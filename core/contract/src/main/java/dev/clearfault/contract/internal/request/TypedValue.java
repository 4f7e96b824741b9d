package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.input.NoControlCharacters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON of the texts of a request, by the types that a schema accepts. A text that is none of
 * them stays a text, so that the check of the schema finds its fault. Not thread-safe.
 */
final class TypedValue {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A computation with a longer number or a larger exponent may never end. */
  private static final int MAX_NUMBER_LENGTH = 1000;

  private final boolean controlCharacters;
  private final List<List<Object>> refused = new ArrayList<>();

  TypedValue(boolean controlCharacters) {
    this.controlCharacters = controlCharacters;
  }

  /** Returns the places of texts with control characters. */
  List<List<Object>> refused() {
    return refused;
  }

  /**
   * Returns the value.
   *
   * @param sent a text, a tree, or a list or a map of these
   */
  JsonNode of(Object sent, @Nullable ContractSchema schema) {
    return of(sent, schema, List.of());
  }

  private JsonNode of(Object sent, @Nullable ContractSchema schema, List<Object> path) {
    if (sent instanceof JsonNode node) {
      return node;
    }
    if (sent instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      ContractSchema items = schema == null ? null : schema.items();
      for (Object each : list) {
        array.add(of(each, items, below(path, array.size())));
      }
      return array;
    }
    if (sent instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach(
          (key, each) -> {
            String name = (String) key;
            ContractSchema property = schema == null ? null : schema.property(name);
            object.set(name, of(each, property, below(path, name)));
          });
      return object;
    }
    return of((String) sent, schema, path);
  }

  private JsonNode of(String text, @Nullable ContractSchema schema, List<Object> path) {
    if (!controlCharacters && !NoControlCharacters.Check.accepts(text)) {
      refused.add(path);
    }
    JsonNode value = schema == null ? null : typed(text, schema.types());
    return value == null ? NODES.stringNode(text) : value;
  }

  private static @Nullable JsonNode typed(String text, Set<String> types) {
    if (types.contains("integer") && isWhole(text)) {
      return NODES.numberNode(new BigInteger(text));
    }
    if (types.contains("number") && isNumber(text)) {
      return NODES.numberNode(new BigDecimal(text));
    }
    if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
      return NODES.booleanNode(text.equals("true"));
    }
    boolean isNull = text.isEmpty() && types.contains("null") && !types.contains("string");
    return isNull ? NODES.nullNode() : null;
  }

  /** Tells whether Java's parsers of integers accept the text, at any size. */
  private static boolean isWhole(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.length() > start
        && text.length() <= MAX_NUMBER_LENGTH
        && text.chars().skip(start).allMatch(TypedValue::isDigit);
  }

  private static boolean isNumber(String text) {
    boolean isPlain =
        text.length() <= MAX_NUMBER_LENGTH
            && text.chars().allMatch(c -> isDigit(c) || "+-.eE".indexOf(c) >= 0);
    if (!isPlain) {
      return false;
    }
    try {
      return Math.abs((long) new BigDecimal(text).scale()) <= MAX_NUMBER_LENGTH;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static List<Object> below(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
