package dev.clearfault.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members that an application adds to a problem: the JSON model in JDK types, so that a
 * renderer meets nothing that could run code or be a throwable.
 */
final class Extensions {
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
          "retryable");

  private Extensions() {}

  /** Checks and copies all of them, in their order. */
  static Map<String, Object> copy(Map<String, Object> extensions) {
    if (extensions.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    extensions.forEach((name, value) -> copy.put(name, checked(name, value)));
    return Collections.unmodifiableMap(copy);
  }

  /** Checks the name and returns a copy of the value. */
  static Object checked(String name, @Nullable Object value) {
    if (RESERVED.contains(name) || !isName(name)) {
      throw new IllegalArgumentException(
          "extension '"
              + name
              + "' is not allowed: write three or more letters, digits and underscores, a letter"
              + " first, other than the members that every problem has");
    }
    return value(name, value);
  }

  private static Object value(String name, @Nullable Object value) {
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
        "extension '"
            + name
            + "' holds a "
            + (value == null ? "null" : value.getClass().getName())
            + ": write strings, numbers, booleans, or lists and maps of these");
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
