package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Checks and copies what an application adds to a problem. Values are JSON in types of the JDK: a
 * renderer never meets a throwable, or an object with methods of the application.
 */
final class Members {
  private static final Set<String> RESERVED =
      Set.of(
          "type",
          "title",
          "status",
          "detail",
          "instance",
          "code",
          "trace_id",
          "request_id",
          "errors",
          "truncated",
          "upstream",
          "retryable",
          "retry_after");

  private Members() {}

  static Map<String, Object> extensions(Map<String, Object> extensions) {
    return copy(extensions, Members::checkExtension);
  }

  static Map<String, Object> arguments(Map<String, Object> arguments) {
    return copy(arguments, Members::checkArgument);
  }

  static Map<String, String> headers(Map<String, String> headers) {
    return copy(headers, Members::checkHeader);
  }

  /** Keeps the order, so that the same problem always gives the same bytes. */
  private static <V> Map<String, V> copy(Map<String, V> map, BiFunction<String, V, V> check) {
    if (map.isEmpty()) {
      return Map.of();
    }
    if (map.size() == 1) {
      Map.Entry<String, V> only = map.entrySet().iterator().next();
      return Map.of(only.getKey(), check.apply(only.getKey(), only.getValue()));
    }
    Map<String, V> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(name, check.apply(name, value)));
    return Collections.unmodifiableMap(copy);
  }

  /** Returns the map with one more entry. */
  static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    if (map.isEmpty()) {
      return Map.of(name, value);
    }
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  /** Checks a header field and returns its value. */
  static String checkHeader(String name, String value) {
    if (name.isEmpty() || hasControl(name) || hasControl(requireNonNull(value, name))) {
      throw new IllegalArgumentException(
          "header '" + name + "' is empty or has a control character");
    }
    return value;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  /** Checks the value of a name in a text and returns it. */
  static Object checkArgument(String name, @Nullable Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return value;
    }
    throw new IllegalArgumentException(
        "argument '" + name + "' is a " + nameOf(value) + ": write a string, number or boolean");
  }

  /** Checks the name and returns a copy of the value. */
  static Object checkExtension(String name, @Nullable Object value) {
    if (RESERVED.contains(name) || !isName(name)) {
      throw new IllegalArgumentException(
          "extension '"
              + name
              + "' is not allowed: write three or more letters, digits and underscores, a letter"
              + " first, other than the members that every problem has");
    }
    return value(name, value);
  }

  /** Copies the operations of a JSON Patch. */
  static List<Map<String, Object>> patch(List<Map<String, Object>> operations) {
    if (operations.isEmpty()) {
      return List.of();
    }
    List<Map<String, Object>> copy = new ArrayList<>(operations.size());
    for (Map<String, Object> operation : operations) {
      Map<String, Object> parts = new LinkedHashMap<>();
      operation.forEach((name, part) -> parts.put(name, value(name, part)));
      copy.add(Collections.unmodifiableMap(parts));
    }
    return Collections.unmodifiableList(copy);
  }

  /** Returns a value of the JSON model, with copies of its lists and maps. */
  static Object value(String name, @Nullable Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return value;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(value(name, element)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(String.valueOf(key), value(name, element)));
      return Collections.unmodifiableMap(copy);
    }
    throw new IllegalArgumentException(
        "'"
            + name
            + "' holds a "
            + nameOf(value)
            + ": write strings, numbers, booleans, or lists and maps of these");
  }

  private static String nameOf(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getName();
  }

  private static boolean isName(String name) {
    return name.length() >= 3
        && isLetter(name.charAt(0))
        && name.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
