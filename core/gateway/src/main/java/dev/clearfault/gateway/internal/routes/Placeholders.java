package dev.clearfault.gateway.internal.routes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills <code>${NAME:-default}</code> in the values of a file. */
final class Placeholders {
  private static final Pattern PLACE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*?)(?::-([^}]*))?}");

  private Placeholders() {}

  /**
   * Returns the text with the values of system properties, else of environment variables, else the
   * defaults.
   *
   * @throws IllegalArgumentException if there is no value; the message says what to do
   */
  static String fill(String text) {
    Matcher place = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (place.find()) {
      String value = value(place.group(1));
      value = value == null ? place.group(2) : value;
      if (value == null) {
        throw new IllegalArgumentException(
            place.group(1)
                + " is not set: set the environment variable or the system property, or write a"
                + " default, such as ${"
                + place.group(1)
                + ":-http://127.0.0.1:8080}");
      }
      place.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return place.appendTail(filled).toString();
  }

  private static @Nullable String value(String name) {
    String property = System.getProperty(name);
    String value = property == null ? System.getenv(name) : property;
    return value == null || value.isBlank() ? null : value;
  }
}
