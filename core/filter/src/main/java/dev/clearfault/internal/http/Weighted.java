package dev.clearfault.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One element of a header field whose elements have weights, such as {@code Accept} (RFC 9110
 * section 12.4.2).
 *
 * @param name the element without parameters, in lower case
 * @param quality the weight in thousandths; 0 also for a weight that cannot be read
 */
public record Weighted(String name, int quality) {

  /** Returns the elements of a header field in their order. Any text is accepted. */
  public static List<Weighted> parse(String header) {
    List<Weighted> elements = new ArrayList<>();
    for (String element : split(header, ',')) {
      List<String> parts = split(element, ';');
      String name = parts.get(0).trim().toLowerCase(Locale.ROOT);
      elements.add(new Weighted(name, quality(parts)));
    }
    return elements;
  }

  private static int quality(List<String> parts) {
    for (String part : parts.subList(1, parts.size())) {
      String parameter = part.trim();
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).trim().equalsIgnoreCase("q")) {
        return thousandths(parameter.substring(equals + 1).trim());
      }
    }
    return 1000;
  }

  /**
   * Clients of older JDKs send {@code .2} without the zero; digits after the third do not count.
   */
  private static int thousandths(String weight) {
    int point = weight.indexOf('.');
    String whole = point < 0 ? weight : weight.substring(0, point);
    String fraction = point < 0 ? "" : weight.substring(point + 1);
    boolean known = whole.equals("0") || whole.equals("1") || (whole.isEmpty() && point >= 0);
    if (!known || (whole + fraction).isEmpty()) {
      return 0;
    }
    int value = whole.equals("1") ? 1000 : 0;
    int digit = 100;
    for (int i = 0; i < fraction.length(); i++) {
      char c = fraction.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      value += (c - '0') * digit;
      digit /= 10;
    }
    return Math.min(value, 1000);
  }

  /** Splits outside of quoted strings. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>(4);
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
