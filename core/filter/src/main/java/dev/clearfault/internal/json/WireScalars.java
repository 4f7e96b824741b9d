package dev.clearfault.internal.json;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The types of JSON that have no parts, by the classes of the JDK that are read from them. */
public final class WireScalars {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          BigInteger.class,
          OptionalInt.class,
          OptionalLong.class,
          AtomicInteger.class,
          AtomicLong.class);

  private static final Set<Class<?>> FRACTIONS =
      Set.of(Double.class, Float.class, BigDecimal.class, Number.class, OptionalDouble.class);

  /**
   * The formats of JSON Schema 2020-12, and those with {@code local} of the OpenAPI format registry
   * for times without an offset, which JSON Schema does not have. A {@code Period} has none: it
   * refuses a {@code duration} with hours.
   */
  private static final Map<Class<?>, String> FORMATS =
      Map.ofEntries(
          Map.entry(LocalDate.class, "date"),
          Map.entry(LocalTime.class, "time-local"),
          Map.entry(OffsetTime.class, "time"),
          Map.entry(LocalDateTime.class, "date-time-local"),
          Map.entry(OffsetDateTime.class, "date-time"),
          Map.entry(ZonedDateTime.class, "date-time"),
          Map.entry(Instant.class, "date-time"),
          Map.entry(Duration.class, "duration"),
          Map.entry(UUID.class, "uuid"),
          Map.entry(URI.class, "uri"));

  private WireScalars() {}

  /**
   * Returns the type.
   *
   * @param ownFormat whether the application has chosen the form of its texts
   */
  public static WireType of(Class<?> type, boolean ownFormat) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (boxed == Boolean.class || type == AtomicBoolean.class) {
      return WireType.value(Map.of("type", "boolean"));
    }
    if (isWholeNumber(boxed)) {
      return WireType.value(Map.of("type", "integer"));
    }
    if (isFraction(boxed)) {
      return WireType.value(Map.of("type", "number"));
    }
    String format = ownFormat ? null : FORMATS.get(type);
    if (format != null) {
      return text(Map.of("format", format));
    }
    if (boxed == Character.class) {
      return text(Map.of("minLength", 1, "maxLength", 1));
    }
    return isText(boxed) ? WireType.text() : WireType.UNKNOWN;
  }

  /** Returns whether such a class is read from a whole number. */
  public static boolean isWholeNumber(Class<?> boxed) {
    return WHOLE_NUMBERS.contains(boxed);
  }

  /** Returns whether such a class is read from a number that may have a fraction. */
  public static boolean isFraction(Class<?> boxed) {
    return FRACTIONS.contains(boxed);
  }

  static boolean isNumberOrBoolean(Class<?> type) {
    String json = String.valueOf(of(type, false).keywords().get("type"));
    return Set.of("integer", "number", "boolean").contains(json);
  }

  private static WireType text(Map<String, Object> others) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    keywords.put("type", "string");
    keywords.putAll(new TreeMap<>(others)); // The order of the keywords is always the same.
    return WireType.value(keywords);
  }

  private static boolean isText(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type)
        || type == char[].class
        || type == byte[].class
        || TemporalAccessor.class.isAssignableFrom(type)
        || TemporalAmount.class.isAssignableFrom(type);
  }
}
