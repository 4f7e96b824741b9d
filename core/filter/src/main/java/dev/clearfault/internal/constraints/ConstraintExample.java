package dev.clearfault.internal.constraints;

import jakarta.validation.constraints.Pattern.Flag;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An example for the hint of a constraint. The constraint accepts it, whatever its attributes are.
 */
final class ConstraintExample {
  /** The codes whose hint has an example, and another text without one. */
  private static final Set<String> CODES =
      Set.of("ean", "email", "ip_address", "isbn", "normalized", "url", "uuid");

  private ConstraintExample() {}

  /** Tells whether the hint of the code needs an example. */
  static boolean isNeeded(String code) {
    return CODES.contains(code);
  }

  /**
   * Returns an example for a constraint of the libraries; null if none is known.
   *
   * @param attributes the attributes of the annotation
   */
  static @Nullable String of(String code, Map<String, Object> attributes) {
    String type = String.valueOf(attributes.get("type"));
    return switch (code) {
      case "ean" -> type.equals("EAN8") ? "73513537" : "4006381333931";
      case "email" -> matching("name@example.com", attributes);
      case "ip_address" -> type.equals("IPv6") ? "2001:db8::1" : "192.0.2.1";
      case "isbn" -> type.equals("ISBN_10") ? "0-306-40615-2" : "978-3-16-148410-0";
      case "normalized" -> String.valueOf(attributes.get("form"));
      case "url" -> url(attributes);
      case "uuid" -> uuid(attributes);
      default -> null;
    };
  }

  /** An author may allow only some addresses. The pattern itself is never shown. */
  private static @Nullable String matching(String example, Map<String, Object> attributes) {
    if (!(attributes.get("regexp") instanceof String regexp)) {
      return example;
    }
    int flags = 0;
    if (attributes.get("flags") instanceof Flag[] all) {
      flags = Arrays.stream(all).mapToInt(Flag::getValue).reduce(0, (a, b) -> a | b);
    }
    return Pattern.compile(regexp, flags).matcher(example).matches() ? example : null;
  }

  private static @Nullable String url(Map<String, Object> attributes) {
    String port = String.valueOf(attributes.get("port"));
    String example =
        text(attributes, "protocol", "https")
            + "://"
            + text(attributes, "host", "example.com")
            + (port.equals("-1") ? "" : ":" + port)
            + "/";
    try {
      return URI.create(example).toURL().getHost().isEmpty() ? null : matching(example, attributes);
    } catch (MalformedURLException | IllegalArgumentException noProtocolOfTheJdk) {
      return null;
    }
  }

  private static String text(Map<String, Object> attributes, String name, String standard) {
    return attributes.get(name) instanceof String text && !text.isEmpty() ? text : standard;
  }

  private static @Nullable String uuid(Map<String, Object> attributes) {
    Integer version = preferred(4, attributes.get("version"));
    Integer variant = preferred(1, attributes.get("variant"));
    if (version == null || variant == null) {
      return null;
    }
    String example =
        "6fa459ea-ee8a-%xca4-%s94e-db77e160355e".formatted(version, "18c".charAt(variant));
    return "UPPER_CASE".equals(String.valueOf(attributes.get("letterCase")))
        ? example.toUpperCase(Locale.ROOT)
        : example;
  }

  private static @Nullable Integer preferred(int number, @Nullable Object allowed) {
    if (!(allowed instanceof int[] all) || all.length == 0) {
      return null;
    }
    return Arrays.stream(all).anyMatch(each -> each == number) ? number : all[0];
  }
}
