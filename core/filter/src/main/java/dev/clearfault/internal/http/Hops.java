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
  private static @Nullable String node(@Nullable String element) {
    String node = null;
    for (String pair : element == null ? List.<String>of() : split(element, ';')) {
      int equals = pair == null ? -1 : pair.indexOf('=');
      if (pair != null
          && equals >= 0
          && pair.substring(0, equals).strip().equalsIgnoreCase("for")) {
        if (node != null) {
          return null; // Section 4 allows it once.
        }
        node = unquoted(pair.substring(equals + 1).strip());
      }
    }
    return node;
  }

  /**
   * Splits a text where the separator stands outside of quotation marks. A client can write a text
   * in which the quotation marks hide what a proxy adds to its end. So the last part is null if the
   * text ends inside of them, if one does not begin a value, or if a backslash stands outside.
   */
  private static List<@Nullable String> split(String text, char separator) {
    List<@Nullable String> parts = new ArrayList<>();
    boolean quoted = false;
    boolean broken = false;
    int begin = 0;
    char before = separator;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        broken |= !quoted;
        i += quoted ? 1 : 0;
      } else if (c == '"') {
        broken |= !quoted && before != '=';
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
      before = c == ' ' || c == '\t' ? before : c;
    }
    parts.add(broken || quoted ? null : text.substring(begin));
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
