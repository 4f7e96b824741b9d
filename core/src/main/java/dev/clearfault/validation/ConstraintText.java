package dev.clearfault.validation;

import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a value and what to send instead, without ever quoting the value. */
final class ConstraintText {
  /** The attributes of constraints that are bounds, and so may be told; in this order. */
  private static final List<String> LIMITS =
      List.of("value", "min", "max", "integer", "fraction", "inclusive");

  private ConstraintText() {}

  static Violation violation(
      ConstraintViolation<?> violation, ViolationPath path, Violation.@Nullable Source source) {
    String code = code(violation);
    Map<String, Object> limits = limits(violation.getConstraintDescriptor().getAttributes());
    String variant = variant(code, limits, violation.getInvalidValue());
    boolean body = source == Violation.Source.BODY;
    return new Violation(
        source,
        path.field(),
        body ? path.pointer() : null,
        code,
        detail(violation, variant, limits),
        limits,
        text(variant + ".hint", limits));
  }

  /** Returns the name of the constraint's annotation in snake case. */
  static String code(ConstraintViolation<?> violation) {
    Class<?> constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
    String name = constraint.getSimpleName();
    StringBuilder code = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && startsWord(name, i) && name.charAt(i - 1) != '_') {
        code.append('_');
      }
      code.append(Character.toLowerCase(c));
    }
    return code.toString();
  }

  /** An upper-case letter starts a word after a lower-case one or before one: URLPath, isURL. */
  private static boolean startsWord(String name, int i) {
    boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || beforeLower;
  }

  private static Map<String, Object> limits(Map<String, Object> attributes) {
    Map<String, Object> limits = new LinkedHashMap<>();
    for (String name : LIMITS) {
      Object limit = limit(attributes.get(name));
      boolean unlimited =
          (name.equals("min") && Integer.valueOf(0).equals(limit))
              || (name.equals("max") && Integer.valueOf(Integer.MAX_VALUE).equals(limit));
      if (limit != null && !unlimited) {
        limits.put(name, limit);
      }
    }
    return limits;
  }

  private static @Nullable Object limit(@Nullable Object attribute) {
    if (attribute instanceof Number || attribute instanceof Boolean) {
      return attribute;
    }
    if (attribute instanceof String text) {
      try {
        // The bounds of @DecimalMin and @DecimalMax are numbers written as text.
        return new BigDecimal(text);
      } catch (NumberFormatException noNumber) {
        return null;
      }
    }
    return null;
  }

  /** Returns the key of the texts that fit, for some constraints differ by their attributes. */
  private static String variant(
      String code, Map<String, Object> limits, @Nullable Object invalidValue) {
    return switch (code) {
      case "decimal_min", "decimal_max" ->
          Boolean.FALSE.equals(limits.get("inclusive")) ? code + ".exclusive" : code;
      case "size", "length" -> {
        String unit = invalidValue instanceof CharSequence ? ".characters" : ".elements";
        String bound =
            !limits.containsKey("max") ? ".min" : limits.containsKey("min") ? ".range" : ".max";
        yield "size" + unit + bound;
      }
      default -> code;
    };
  }

  private static String detail(
      ConstraintViolation<?> violation, String variant, Map<String, Object> limits) {
    String message = violation.getMessage();
    if (message != null && isPublic(message, violation)) {
      return message;
    }
    String own = text(variant + ".detail", limits);
    return own == null ? "is not valid" : own;
  }

  /**
   * An expression that nobody evaluated and a key that nobody found are no texts for clients, and
   * neither is a message that quotes the value, whether by its template or because the validator's
   * author put it there.
   */
  private static boolean isPublic(String message, ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    boolean unresolved =
        message.contains("${") || (message.startsWith("{") && message.endsWith("}"));
    return !message.isBlank()
        && !unresolved
        && !template.contains("validatedValue")
        && !quotesRegularExpression(message, template, violation)
        && !quotes(message, violation.getInvalidValue());
  }

  private static boolean quotes(String message, @Nullable Object value) {
    if (value instanceof Number) {
      return quotesNumber(message, value.toString());
    }
    return (value instanceof CharSequence || value instanceof TemporalAccessor)
        && value.toString().length() > 2
        && message.contains(value.toString());
  }

  /** As a whole: 100 is not what "must be greater than or equal to 1000" quotes. */
  private static boolean quotesNumber(String message, String number) {
    for (int i = message.indexOf(number); i >= 0; i = message.indexOf(number, i + 1)) {
      int end = i + number.length();
      boolean starts = i == 0 || !Character.isDigit(message.charAt(i - 1));
      boolean ends = end == message.length() || !Character.isDigit(message.charAt(end));
      if (number.length() > 2 && starts && ends) {
        return true;
      }
    }
    return false;
  }

  /** The standard message of a pattern shows it; only the constraint's author may want that. */
  private static boolean quotesRegularExpression(
      String message, String template, ConstraintViolation<?> violation) {
    return violation.getConstraintDescriptor().getAttributes().get("regexp")
            instanceof String regexp
        && message.contains(regexp)
        && !template.contains(regexp)
        && !template.contains("{regexp}");
  }

  private static @Nullable String text(String key, Map<String, Object> limits) {
    Map<String, Object> plain = new LinkedHashMap<>(limits);
    plain.replaceAll((name, limit) -> plain(limit));
    String text = Texts.of(key, plain);
    // A constraint of the application's own may share a name with another and lack its limits.
    return text != null && text.indexOf('{') < 0 ? text : null;
  }

  private static String plain(Object limit) {
    return limit instanceof BigDecimal decimal ? decimal.toPlainString() : limit.toString();
  }
}
