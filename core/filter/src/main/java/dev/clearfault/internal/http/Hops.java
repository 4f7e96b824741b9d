package dev.clearfault.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who has passed a request on, from {@code X-Forwarded-For} or {@code Forwarded}. */
final class Hops {
  private Hops() {}

  /**
   * Returns the hops from left to right; null for one that is not named, or cannot be read.
   *
   * @param values the values of the header. A quotation mark that a client leaves open in one of
   *     them hides nothing in the next
   * @param standard whether it is the header of RFC 7239
   */
  static List<@Nullable String> in(List<String> values, boolean standard) {
    List<@Nullable String> hops = new ArrayList<>();
    for (String value : values) {
      if (standard) {
        split(value, ',').forEach(element -> hops.add(node(element)));
      } else {
        Stream.of(value.split(",", -1)).map(String::strip).forEach(hops::add);
      }
    }
    return hops;
  }

  /** Returns the value of {@code for} in an element of RFC 7239 section 4. */
  private static @Nullable String node(String element) {
    String node = null;
    for (String pair : split(element, ';')) {
      int equals = pair.indexOf('=');
      if (equals >= 0 && pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
        if (node != null) {
          return null; // Section 4 allows it once.
        }
        node = unquoted(pair.substring(equals + 1).strip());
      }
    }
    return node;
  }

  /** Splits a text where the separator stands outside of quotation marks. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  /** Returns the text without quotation marks and escapes; null if it is not whole. */
  private static @Nullable String unquoted(String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        return i == value.length() - 1 ? text.toString() : null;
      }
      i += c == '\\' ? 1 : 0;
      text.append(i < value.length() ? value.charAt(i) : "");
    }
    return null;
  }
}
