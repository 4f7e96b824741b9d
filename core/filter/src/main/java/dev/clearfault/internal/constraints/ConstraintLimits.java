package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Language;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public bounds of a constraint, and the texts that show them.
 *
 * @param code the code of the constraint
 * @param all the bounds by name, in a fixed order
 */
record ConstraintLimits(String code, Map<String, Object> all) {
  /** The attributes of constraints that clients may see, in this order. */
  private static final List<String> NAMES =
      List.of("value", "min", "max", "integer", "fraction", "inclusive");

  /** Bounds that no value can exceed. */
  private static final Map<String, List<Object>> UNLIMITED =
      Map.of(
          "min", List.of(0, Long.MIN_VALUE),
          "max", List.of(Integer.MAX_VALUE, Long.MAX_VALUE));

  static ConstraintLimits of(ConstraintDescriptor<?> constraint) {
    String code = ConstraintCode.of(constraint.getAnnotation().annotationType());
    Map<String, Object> attributes = constraint.getAttributes();
    Map<String, Object> limits = new LinkedHashMap<>();
    if (code.equals("duration_min") || code.equals("duration_max")) {
      limits.put("value", duration(attributes).toString());
    }
    for (String name : NAMES) {
      Object limit = limit(attributes.get(name));
      if (limit != null && !UNLIMITED.getOrDefault(name, List.of()).contains(limit)) {
        limits.put(name, limit);
      }
    }
    return new ConstraintLimits(code, limits.size() < 2 ? Map.copyOf(limits) : limits);
  }

  /** Returns the key of the texts; for some constraints it depends on the attributes. */
  String variant(@Nullable Object invalidValue) {
    return switch (code) {
      case "decimal_min", "decimal_max", "duration_min", "duration_max" ->
          Boolean.FALSE.equals(all.get("inclusive")) ? code + ".exclusive" : code;
      case "size", "length", "code_point_length" -> {
        String unit = invalidValue instanceof CharSequence ? ".characters" : ".elements";
        yield "size" + unit + bound(".range");
      }
      case "range" -> code + bound("");
      default -> code;
    };
  }

  private String bound(String both) {
    if (!all.containsKey("max")) {
      return ".min";
    }
    return all.containsKey("min") ? both : ".max";
  }

  /** Returns a text with the bounds in it; null if there is no text or it needs other bounds. */
  @Nullable String text(Language language, String key) {
    return filled(language.text(key));
  }

  /** Returns the text with the bounds in it; null if it needs other bounds. */
  @Nullable String filled(@Nullable String text) {
    if (text == null || text.indexOf('{') < 0) {
      return text;
    }
    String filled = text;
    for (Map.Entry<String, Object> limit : all.entrySet()) {
      filled = filled.replace("{" + limit.getKey() + "}", plain(limit.getValue()));
    }
    // An application's constraint may share the name of another constraint, but not its bounds.
    return filled.indexOf('{') < 0 ? filled : null;
  }

  private static @Nullable Object limit(@Nullable Object attribute) {
    if (attribute instanceof Number || attribute instanceof Boolean) {
      return attribute;
    }
    if (attribute instanceof String text) {
      try {
        // The bounds of @DecimalMin and @DecimalMax are texts.
        return new BigDecimal(text);
      } catch (NumberFormatException noNumber) {
        return null;
      }
    }
    return null;
  }

  private static Duration duration(Map<String, Object> attributes) {
    return Duration.ofDays(number(attributes.get("days")))
        .plusHours(number(attributes.get("hours")))
        .plusMinutes(number(attributes.get("minutes")))
        .plusSeconds(number(attributes.get("seconds")))
        .plusMillis(number(attributes.get("millis")))
        .plusNanos(number(attributes.get("nanos")));
  }

  private static long number(@Nullable Object attribute) {
    return attribute instanceof Number number ? number.longValue() : 0;
  }

  private static String plain(Object limit) {
    return limit instanceof BigDecimal decimal ? decimal.toPlainString() : limit.toString();
  }
}
