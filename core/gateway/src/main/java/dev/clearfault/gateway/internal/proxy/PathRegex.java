package dev.clearfault.gateway.internal.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The regular expression of a path template, for a path as it is sent.
 *
 * <p>It fits no path that the application may understand in another way: dot segments, parameters
 * of segments, and characters that are percent-encoded without need. It consists of letters, digits
 * and {@code ^$/\-_~%.?:|()[]*+}, whatever the template has, so that it needs no quoting but
 * quotes.
 */
final class PathRegex {
  /** A value that begins with a dot may be a dot segment. */
  private static final String VALUE = "[^/?%;.\\x5c\\s][^/?%;\\x5c\\s]*";

  private static final String REST = "[^/?%;\\x5c\\s]+";
  private static final String ANY = "[^/?\\s]+";
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]*}");
  private static final String PLAIN = "/-_~";
  private static final String ALSO_RAW = ":@!$&'()*+,=";

  private PathRegex() {}

  /** Returns the expression of a template. */
  static String strict(String template) {
    List<String> segments = new ArrayList<>();
    for (String segment : template.split("/", -1)) {
      boolean whole = VARIABLE.matcher(segment).matches();
      segments.add(whole ? VALUE : filled(segment, REST));
    }
    return String.join("/", segments);
  }

  /** Returns the expression of a template whose variables have any value. */
  static String lenient(String template) {
    return filled(template, ANY);
  }

  private static String filled(String template, String variable) {
    StringBuilder regex = new StringBuilder();
    Matcher variables = VARIABLE.matcher(template);
    int done = 0;
    while (variables.find()) {
      regex.append(literal(template.substring(done, variables.start()))).append(variable);
      done = variables.end();
    }
    return regex.append(literal(template.substring(done))).toString();
  }

  /** Returns the expression of a text, which a client may have to percent-encode. */
  static String literal(String text) {
    StringBuilder regex = new StringBuilder();
    for (byte each : decoded(text)) {
      int b = each & 0xff;
      boolean letter = b < 128 && (Character.isLetterOrDigit(b) || PLAIN.indexOf(b) >= 0);
      if (letter) {
        regex.append((char) b);
      } else if (b == '.') {
        regex.append("\\.");
      } else {
        String hex = String.format(Locale.ROOT, "%02x", b);
        String coded = hex.equals(hex.replaceAll("[a-f]", "")) ? "%" + hex : "%" + either(hex);
        regex.append(ALSO_RAW.indexOf(b) >= 0 ? "(?:\\x" + hex + "|" + coded + ")" : coded);
      }
    }
    return regex.toString();
  }

  /** The digits of a percent-encoding in both cases. */
  private static String either(String hex) {
    StringBuilder both = new StringBuilder();
    hex.chars()
        .forEach(
            c -> {
              if (Character.isLetter(c)) {
                both.append('[')
                    .append((char) c)
                    .append((char) Character.toUpperCase(c))
                    .append(']');
              } else {
                both.append((char) c);
              }
            });
    return both.toString();
  }

  private static byte[] decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.write(high * 16 + low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toByteArray();
  }

  /**
   * Returns what sorts templates: fixed segments come before those with variables, as in contracts.
   */
  static String order(String template) {
    StringBuilder order = new StringBuilder();
    for (String segment : template.split("/", -1)) {
      Matcher variable = VARIABLE.matcher(segment);
      order.append(variable.matches() ? '2' : variable.find() ? '1' : '0');
    }
    return order + template;
  }
}
