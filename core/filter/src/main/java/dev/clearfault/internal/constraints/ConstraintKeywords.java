package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.WireType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a constraint says in the keywords of JSON Schema. Of two bounds, the narrower one stays, so
 * that all constraints of a value can be added to one schema.
 */
final class ConstraintKeywords {
  /** No value of the type can exceed them. */
  private static final Set<BigDecimal> UNLIMITED =
      Set.of(BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));

  /** A bound with more digits limits nothing, such as that of {@code integer = 2147483647}. */
  private static final int MAX_DIGITS = 1000;

  /** The constraints that a keyword stands for. That of {@code NotNull} is {@code required}. */
  private static final Set<String> WITH_KEYWORD =
      Set.of(
          "NotNull",
          "NotEmpty",
          "NotBlank",
          "Size",
          "Length",
          "CodePointLength",
          "UniqueElements",
          "AssertTrue",
          "AssertFalse",
          "Null",
          "Email",
          "URL",
          "UUID",
          "Min",
          "Max",
          "DecimalMin",
          "DecimalMax",
          "Positive",
          "PositiveOrZero",
          "Negative",
          "NegativeOrZero",
          "Digits",
          "Pattern");

  private static final String NUMBER = "number";
  private static final String TEXT = "string";

  private ConstraintKeywords() {}

  /** Tells whether the constraint refuses an absent value. */
  static boolean refusesNull(ConstraintDescriptor<?> constraint) {
    return switch (name(constraint)) {
      case "NotNull", "NotEmpty", "NotBlank" -> true;
      default ->
          constraint.getComposingConstraints().stream().anyMatch(ConstraintKeywords::refusesNull);
    };
  }

  /** Returns the constraints, also those that others are made of, that have no keyword. */
  static Stream<ConstraintDescriptor<?>> withoutKeyword(ConstraintDescriptor<?> constraint) {
    if (!constraint.getComposingConstraints().isEmpty()) {
      return constraint.getComposingConstraints().stream()
          .flatMap(ConstraintKeywords::withoutKeyword);
    }
    return WITH_KEYWORD.contains(name(constraint)) ? Stream.empty() : Stream.of(constraint);
  }

  /** Returns what a broken rule says by itself; the type is that of the value. */
  static Map<String, Object> ofRule(ConstraintViolation<?> broken) {
    Object value = broken.getInvalidValue();
    boolean isList = value instanceof Collection<?> || value instanceof Object[];
    Map<String, Object> schema = new LinkedHashMap<>();
    if (value instanceof Number) {
      schema.put("type", NUMBER);
    } else if (value instanceof CharSequence) {
      schema.put("type", TEXT);
    }
    WireType.Kind other = value instanceof Map<?, ?> ? WireType.Kind.MAP : WireType.Kind.VALUE;
    add(broken.getConstraintDescriptor(), isList ? WireType.Kind.LIST : other, schema);
    return schema;
  }

  /** Adds what the constraint and those that it is made of say about a value of the kind. */
  static void add(
      ConstraintDescriptor<?> constraint, WireType.Kind kind, Map<String, Object> schema) {
    Map<String, Object> attributes = constraint.getAttributes();
    switch (name(constraint)) {
      case "NotEmpty", "NotBlank" -> length(1, Integer.MAX_VALUE, kind, schema);
      case "Size", "Length", "CodePointLength" ->
          length(number(attributes, "min"), number(attributes, "max"), kind, schema);
      case "UniqueElements" -> schema.put("uniqueItems", true);
      case "AssertTrue" -> schema.put("const", true);
      case "AssertFalse" -> schema.put("const", false);
      case "Null" -> schema.put("type", "null");
      case "Email" -> format("email", schema);
      case "URL" -> format("uri", schema);
      case "UUID" -> format("uuid", schema);
      default -> {
        if (isNumber(schema)) {
          bound(constraint, schema);
        }
      }
    }
    for (ConstraintDescriptor<?> part : constraint.getComposingConstraints()) {
      add(part, kind, schema);
    }
  }

  /** Adds the expression of a pattern, which matches the whole text. */
  static void addPattern(ConstraintDescriptor<?> constraint, Map<String, Object> schema) {
    Map<String, Object> attributes = constraint.getAttributes();
    boolean isPattern = name(constraint).equals("Pattern") && TEXT.equals(schema.get("type"));
    boolean hasFlags = attributes.get("flags") instanceof Object[] flags && flags.length > 0;
    if (isPattern && !hasFlags && attributes.get("regexp") instanceof String expression) {
      // Not for ^a|b$, where each mark holds for one alternative only, nor for an escaped \\$.
      boolean isWhole =
          expression.startsWith("^")
              && expression.endsWith("$")
              && !expression.endsWith("\\$")
              && expression.indexOf('|') < 0;
      schema.put("pattern", isWhole ? expression : "^(?:" + expression + ")$");
    }
    for (ConstraintDescriptor<?> part : constraint.getComposingConstraints()) {
      addPattern(part, schema);
    }
  }

  private static void bound(ConstraintDescriptor<?> constraint, Map<String, Object> schema) {
    Map<String, Object> attributes = constraint.getAttributes();
    boolean inclusive = !Boolean.FALSE.equals(attributes.get("inclusive"));
    switch (name(constraint)) {
      case "Min", "DecimalMin" -> atLeast(decimal(attributes.get("value")), inclusive, schema);
      case "Max", "DecimalMax" -> atMost(decimal(attributes.get("value")), inclusive, schema);
      case "Positive" -> atLeast(BigDecimal.ZERO, false, schema);
      case "PositiveOrZero" -> atLeast(BigDecimal.ZERO, true, schema);
      case "Negative" -> atMost(BigDecimal.ZERO, false, schema);
      case "NegativeOrZero" -> atMost(BigDecimal.ZERO, true, schema);
      case "Digits" ->
          digits(number(attributes, "integer"), number(attributes, "fraction"), schema);
      default -> {
        // The other constraints say nothing that JSON Schema can express.
      }
    }
  }

  private static void digits(int integer, int fraction, Map<String, Object> schema) {
    if (integer <= MAX_DIGITS) {
      BigDecimal bound = BigDecimal.ONE.movePointRight(integer);
      atMost(bound, false, schema);
      atLeast(bound.negate(), false, schema);
    }
    if (NUMBER.equals(schema.get("type")) && fraction <= MAX_DIGITS) {
      schema.put("multipleOf", BigDecimal.ONE.movePointLeft(fraction));
    }
  }

  private static void length(int min, int max, WireType.Kind kind, Map<String, Object> schema) {
    String what =
        switch (kind) {
          case LIST -> "Items";
          case MAP -> "Properties";
          default -> TEXT.equals(schema.get("type")) ? "Length" : null;
        };
    if (what == null) {
      return;
    }
    if (min > 0) {
      narrow("min" + what, BigDecimal.valueOf(min), 1, schema);
    }
    if (max < Integer.MAX_VALUE) {
      narrow("max" + what, BigDecimal.valueOf(max), -1, schema);
    }
  }

  static void atLeast(@Nullable BigDecimal bound, boolean inclusive, Map<String, Object> schema) {
    if (bound != null) {
      narrow(inclusive ? "minimum" : "exclusiveMinimum", bound, 1, schema);
      keepNarrower("minimum", "exclusiveMinimum", 1, schema);
    }
  }

  static void atMost(@Nullable BigDecimal bound, boolean inclusive, Map<String, Object> schema) {
    if (bound != null) {
      narrow(inclusive ? "maximum" : "exclusiveMaximum", bound, -1, schema);
      keepNarrower("maximum", "exclusiveMaximum", -1, schema);
    }
  }

  /** One of the two bounds says it all. */
  private static void keepNarrower(
      String inclusive, String exclusive, int sign, Map<String, Object> schema) {
    BigDecimal one = decimal(schema.get(inclusive));
    BigDecimal other = decimal(schema.get(exclusive));
    if (one != null && other != null) {
      schema.remove(one.compareTo(other) * sign > 0 ? exclusive : inclusive);
    }
  }

  /** Sets a bound, unless there is a narrower one. */
  private static void narrow(
      String keyword, BigDecimal bound, int sign, Map<String, Object> schema) {
    BigDecimal before = decimal(schema.get(keyword));
    boolean isBound = !UNLIMITED.contains(bound) && Math.abs(bound.scale()) <= MAX_DIGITS;
    if (before == null ? isBound : bound.compareTo(before) * sign > 0) {
      schema.put(keyword, plain(bound));
    }
  }

  /** JSON has one kind of number, but 1E+2 is harder to read than 100. */
  private static Object plain(BigDecimal bound) {
    BigDecimal plain = bound.scale() < 0 ? bound.setScale(0) : bound;
    return plain.scale() == 0 && plain.precision() < 10 ? (Object) plain.intValue() : plain;
  }

  private static void format(String format, Map<String, Object> schema) {
    if (TEXT.equals(schema.get("type"))) {
      schema.putIfAbsent("format", format);
    }
  }

  private static boolean isNumber(Map<String, Object> schema) {
    return NUMBER.equals(schema.get("type")) || "integer".equals(schema.get("type"));
  }

  private static @Nullable BigDecimal decimal(@Nullable Object bound) {
    return bound == null ? null : new BigDecimal(bound.toString());
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.intValue() : 0;
  }

  /** The name counts only for the constraints of the libraries. */
  private static String name(ConstraintDescriptor<?> constraint) {
    Class<?> type = constraint.getAnnotation().annotationType();
    String owner = type.getPackageName();
    return owner.equals("jakarta.validation.constraints")
            || owner.equals("org.hibernate.validator.constraints")
        ? type.getSimpleName()
        : "";
  }
}
