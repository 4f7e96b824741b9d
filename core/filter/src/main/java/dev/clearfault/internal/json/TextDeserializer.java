package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.JSR310DateTimeDeserializerBase;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateTimeDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalTimeDeserializer;
import tools.jackson.databind.ext.javatime.deser.MonthDayDeserializer;
import tools.jackson.databind.ext.javatime.deser.MonthDeserializer;
import tools.jackson.databind.ext.javatime.deser.OffsetTimeDeserializer;
import tools.jackson.databind.ext.javatime.deser.YearDeserializer;
import tools.jackson.databind.ext.javatime.deser.YearMonthDeserializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.StdDateFormat;

/**
 * Reads a class of {@link TextTypes} in place of Jackson's own deserializer, which also takes
 * numbers and lists for a date, and rounds, moves or cuts what was sent.
 */
final class TextDeserializer extends StdScalarDeserializer<Object> {
  /** Those of Jackson's deserializers that an application can make with a format of its own. */
  private static final Set<ValueDeserializer<?>> WITHOUT_FORMAT =
      Set.of(
          LocalDateDeserializer.INSTANCE,
          LocalTimeDeserializer.INSTANCE,
          LocalDateTimeDeserializer.INSTANCE,
          OffsetTimeDeserializer.INSTANCE,
          InstantDeserializer.INSTANT,
          InstantDeserializer.OFFSET_DATE_TIME,
          InstantDeserializer.ZONED_DATE_TIME,
          YearDeserializer.INSTANCE,
          YearMonthDeserializer.INSTANCE,
          MonthDayDeserializer.INSTANCE,
          MonthDeserializer.INSTANCE);

  private static final Set<JsonFormat.Shape> OTHER_SHAPES =
      EnumSet.of(
          JsonFormat.Shape.NUMBER,
          JsonFormat.Shape.NUMBER_INT,
          JsonFormat.Shape.NUMBER_FLOAT,
          JsonFormat.Shape.ARRAY);

  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2026, 1, 31, 14, 30, 0, 0, ZoneId.of("Europe/Berlin"));

  private final Class<?> type;
  private final ValueDeserializer<?> jackson;
  private final Function<String, Object> reader;

  private TextDeserializer(
      Class<?> type, ValueDeserializer<?> jackson, Function<String, Object> reader) {
    super(type);
    this.type = type;
    this.jackson = jackson;
    this.reader = reader;
  }

  /** Returns the deserializer for a class: the one that was found if the application made it. */
  static ValueDeserializer<?> over(ValueDeserializer<?> found) {
    Class<?> type = found.handledType();
    Function<String, Object> reader = type == null ? null : TextTypes.of(type);
    boolean isStandard =
        !(found instanceof JSR310DateTimeDeserializerBase<?>) || WITHOUT_FORMAT.contains(found);
    return reader != null && isStandard && isOfJackson(found)
        ? new TextDeserializer(type, found, reader)
        : found;
  }

  /** Returns the deserializer for the keys of maps, in the same way. */
  static KeyDeserializer over(KeyDeserializer found, Class<?> type) {
    Function<String, Object> reader = TextTypes.ofKey(type);
    return reader != null && isOfJackson(found) ? new Key(type, reader) : found;
  }

  private static boolean isOfJackson(Object found) {
    return found.getClass().getName().startsWith("tools.jackson.databind.");
  }

  @Override
  public @Nullable LogicalType logicalType() {
    return jackson.logicalType();
  }

  /** A shape that is no text, and a unit for numbers, are the application's wish. */
  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JsonFormat.Value format = findFormatOverrides(context, property, type);
    TimeTexts times = TimeTexts.of(type);
    boolean isDate = Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    boolean hasOwnFormat =
        isDate && context.getConfig().getDateFormat().getClass() != StdDateFormat.class;
    if (OTHER_SHAPES.contains(format.getShape())
        || (format.hasPattern() ? times == null : hasOwnFormat)) {
      return context.handleSecondaryContextualization(
          jackson, property, context.constructType(type));
    }
    return format.hasPattern() && times != null ? byPattern(times, format, context) : this;
  }

  /** Also tells a pattern by which nothing can be read from its own texts. */
  private ValueDeserializer<?> byPattern(
      TimeTexts times, JsonFormat.Value format, DeserializationContext context) {
    Locale locale = format.hasLocale() ? format.getLocale() : context.getLocale();
    TimeZone zone = format.hasTimeZone() ? format.getTimeZone() : context.getTimeZone();
    ZoneId zoneId = zone.toZoneId();
    try {
      DateTimeFormatter formatter = TimeTexts.format(format, locale);
      Object unused = times.read(formatter.format(SAMPLE), formatter, zoneId);
      return new TextDeserializer(type, jackson, text -> times.read(text, formatter, zoneId));
    } catch (IllegalArgumentException | DateTimeException wrong) {
      return context.reportBadDefinition(
          context.constructType(type),
          "the pattern '"
              + format.getPattern()
              + "' of @JsonFormat does not describe it: "
              + wrong.getMessage());
    }
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    // The digits of a year are the same text.
    boolean isYear = type == Year.class && token == JsonToken.VALUE_NUMBER_INT;
    if (token != JsonToken.VALUE_STRING && !isYear) {
      return context.handleUnexpectedToken(type, parser);
    }
    String text = parser.getString();
    if (text.isEmpty()
        && context.findCoercionAction(logicalType(), type, CoercionInputShape.EmptyString)
            == CoercionAction.AsNull) {
      return getNullValue(context);
    }
    Object value = read(text, reader);
    return value != null
        ? value
        : context.handleWeirdStringValue(type, text, "not the text of one value");
  }

  /** Returns null if the text is refused: the classes of the JDK throw many kinds of exceptions. */
  private static @Nullable Object read(String text, Function<String, Object> reader) {
    try {
      return text.isEmpty() ? null : reader.apply(text);
    } catch (RuntimeException refused) {
      return null;
    }
  }

  /** Reads the key of a map. */
  private static final class Key extends KeyDeserializer {
    private final Class<?> type;
    private final Function<String, Object> reader;

    Key(Class<?> type, Function<String, Object> reader) {
      this.type = type;
      this.reader = reader;
    }

    @Override
    public @Nullable Object deserializeKey(String key, DeserializationContext context) {
      Object value = read(key, reader);
      return value != null ? value : context.handleWeirdKey(type, key, "not the text of one value");
    }
  }
}
