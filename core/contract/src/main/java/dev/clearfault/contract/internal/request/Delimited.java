package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.schema.ContractSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A text that holds several texts.
 *
 * @param delimiter stands between them
 * @param explode whether each member of an object is written with an equals sign
 * @param decoding is applied to each part: a coded delimiter is no delimiter
 */
record Delimited(char delimiter, boolean explode, UnaryOperator<String> decoding) {

  /** Returns a text, a list or a map; the whole text if it is not written as an object is. */
  Object read(String raw, Shape shape) {
    return switch (shape) {
      case TEXT -> decoding.apply(raw);
      case LIST -> list(raw);
      case OBJECT -> {
        Map<String, Object> members = explode ? members(split(raw)) : pairs(split(raw));
        yield members == null ? decoding.apply(raw) : members;
      }
    };
  }

  /** Returns the elements; none for an empty text. */
  List<Object> list(String raw) {
    List<Object> list = new ArrayList<>();
    if (!raw.isEmpty()) {
      split(raw).forEach(part -> list.add(decoding.apply(part)));
    }
    return list;
  }

  /** Returns the members that are written as {@code name=value}; null if they are not. */
  @Nullable Map<String, Object> members(List<String> parts) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        return null;
      }
      String name = decoding.apply(part.substring(0, equals));
      members.put(name, decoding.apply(part.substring(equals + 1)));
    }
    return members;
  }

  private @Nullable Map<String, Object> pairs(List<String> parts) {
    if (parts.size() % 2 != 0) {
      return null;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i += 2) {
      members.put(decoding.apply(parts.get(i)), decoding.apply(parts.get(i + 1)));
    }
    return members;
  }

  private List<String> split(String raw) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = raw.indexOf(delimiter); end >= 0; end = raw.indexOf(delimiter, start)) {
      parts.add(raw.substring(start, end));
      start = end + 1;
    }
    parts.add(raw.substring(start));
    return parts;
  }

  /**
   * Returns a list with its coded commas as delimiters, if no element can have one: many client
   * libraries code each comma.
   */
  static String withPlainCommas(String raw, @Nullable ContractSchema list) {
    ContractSchema element = list == null ? null : list.items();
    boolean mayHaveComma =
        element == null || element.types().isEmpty() || element.types().contains("string");
    return mayHaveComma ? raw : raw.replace("%2C", ",").replace("%2c", ",");
  }
}
