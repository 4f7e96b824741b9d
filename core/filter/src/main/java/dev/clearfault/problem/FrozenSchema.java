package dev.clearfault.problem;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fragment of JSON Schema that was checked, put in order and copied. The same fragment is in the
 * violations of many answers, so it is not copied again.
 *
 * <p>Immutable and thread-safe.
 */
final class FrozenSchema extends AbstractMap<String, Object> {
  /** The keywords that an answer may have, of those in JSON Schema 2020-12, in its order. */
  private static final List<String> KEYWORDS =
      List.of(
          "type",
          "format",
          "const",
          "enum",
          "minimum",
          "exclusiveMinimum",
          "maximum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "default",
          "examples",
          "required",
          "properties",
          "items",
          "propertyNames",
          "additionalProperties",
          "anyOf");

  private final Map<String, Object> keywords;

  private FrozenSchema(Map<String, Object> keywords) {
    this.keywords = Collections.unmodifiableMap(keywords);
  }

  /**
   * Returns the fragment as it is, or a copy if it was not checked before.
   *
   * @throws IllegalArgumentException if it has another keyword, or a value that is not JSON
   */
  static Map<String, Object> of(Map<String, Object> fragment) {
    if (fragment instanceof FrozenSchema frozen) {
      return frozen;
    }
    if (fragment.isEmpty()) {
      return Map.of();
    }
    fragment.keySet().forEach(FrozenSchema::check);
    Map<String, Object> copy = new LinkedHashMap<>();
    for (String keyword : KEYWORDS) {
      if (fragment.containsKey(keyword)) {
        copy.put(keyword, copied(keyword, fragment.get(keyword)));
      }
    }
    return new FrozenSchema(copy);
  }

  private static void check(String keyword) {
    if (!KEYWORDS.contains(keyword)) {
      throw new IllegalArgumentException(
          "expected has the keyword '" + keyword + "': write one of " + KEYWORDS);
    }
  }

  private static Object copied(String keyword, Object value) {
    return switch (keyword) {
      case "properties" -> Collections.unmodifiableMap(schemas(keyword, value));
      case "items", "additionalProperties", "propertyNames" -> schema(keyword, value);
      case "anyOf" ->
          value instanceof List<?> list
              ? list.stream().map(each -> schema(keyword, each)).toList()
              : Members.value(keyword, value);
      default -> Members.value(keyword, value);
    };
  }

  private static Map<String, Object> schemas(String keyword, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> copy.put(String.valueOf(name), schema(keyword, each)));
    }
    return copy;
  }

  private static Object schema(String keyword, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Members.value(keyword, value);
    }
    Map<String, Object> fragment = new LinkedHashMap<>();
    map.forEach((name, each) -> fragment.put(String.valueOf(name), each));
    return of(fragment);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return keywords.entrySet();
  }

  @Override
  public @Nullable Object get(Object keyword) {
    return keywords.get(keyword);
  }

  @Override
  public boolean containsKey(Object keyword) {
    return keywords.containsKey(keyword);
  }
}
