package dev.clearfault.internal.constraints;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps a schema within the 2 KiB that an answer shows for one value. */
public final class SchemaSize {
  private static final int MOST = 2048;

  private SchemaSize() {}

  /** Tells whether the schema is small enough. */
  public static boolean fits(Map<String, Object> schema) {
    return size(schema) <= MOST;
  }

  /** Returns the schema without its largest parts; a part is never cut. */
  public static Map<String, Object> limited(Map<String, Object> schema) {
    Map<String, Object> fitting = new LinkedHashMap<>(schema);
    while (!fits(fitting)) {
      Object largest = Collections.max(fitting.values(), Comparator.comparingInt(SchemaSize::size));
      fitting.values().remove(largest);
    }
    return fitting;
  }

  /** Returns the length as JSON, or a little more. */
  private static int size(Object value) {
    int size = 2;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        size += size(each.getKey()) + size(each.getValue()) + 2;
      }
    } else if (value instanceof List<?> list) {
      for (Object each : list) {
        size += size(each) + 1;
      }
    } else {
      String text = value.toString();
      size += text.length();
      // Beyond ASCII a character has up to three bytes, and an escaped one has six.
      size +=
          (int) text.chars().filter(c -> c > 0x7e || c < ' ' || c == '"' || c == '\\').count() * 5;
    }
    return size;
  }
}
