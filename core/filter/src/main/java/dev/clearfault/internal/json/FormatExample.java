package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Examples of dates and times whose format the application has chosen, by {@code @JsonFormat} or in
 * its mapper.
 *
 * @param type the class that is read
 * @param format the format of the application
 */
record FormatExample(Class<?> type, JsonFormat.Value format) {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 31, 14, 30);

  /** The texts that stand in the answers for these classes. */
  private static final Map<Class<?>, String> STANDARD =
      Map.ofEntries(
          Map.entry(LocalDate.class, "2026-01-31"),
          Map.entry(LocalTime.class, "14:30:00"),
          Map.entry(LocalDateTime.class, "2026-01-31T14:30:00"),
          Map.entry(Instant.class, "2026-01-31T14:30:00Z"),
          Map.entry(OffsetDateTime.class, "2026-01-31T14:30:00+01:00"),
          Map.entry(ZonedDateTime.class, "2026-01-31T14:30:00+01:00"),
          Map.entry(OffsetTime.class, "14:30:00+01:00"),
          Map.entry(Year.class, "2026"),
          Map.entry(YearMonth.class, "2026-01"),
          Map.entry(Duration.class, "PT1H30M"));

  /** Returns the fault of a value with an example of its format, if the property has one. */
  static JsonFault on(
      JsonFault fault,
      @Nullable BeanProperty property,
      ValueDeserializer<?> reader,
      DeserializationContext context) {
    Class<?> type = reader.handledType();
    if (property == null || type == null) {
      return fault;
    }
    JsonFormat.Value format = property.findPropertyFormat(context.getConfig(), type);
    return format.hasPattern() || format.hasShape()
        ? new FormatExample(type, format)
            .on(fault, value -> Trial.read(reader, value, context) != null)
        : fault;
  }

  /** Without an accepted example, the fault does not name the standard format either. */
  private JsonFault on(JsonFault fault, Predicate<Object> isAccepted) {
    String standard = STANDARD.get(type);
    Object example =
        Stream.of(byPattern(), standard, TIME.toEpochSecond(ZoneOffset.UTC), 1)
            .filter(Objects::nonNull)
            .filter(isAccepted)
            .findFirst()
            .orElse(null);
    if (example == null) {
      return JsonFault.at(fault.kind(), fault.path(), null);
    }
    return example.equals(standard) ? fault : fault.like(example.toString());
  }

  private @Nullable String byPattern() {
    if (!format.hasPattern()) {
      return null;
    }
    Locale locale = format.hasLocale() ? format.getLocale() : Locale.ENGLISH;
    ZoneId zone = format.hasTimeZone() ? format.getTimeZone().toZoneId() : ZoneOffset.UTC;
    try {
      if (List.of(Date.class, Calendar.class).stream().anyMatch(c -> c.isAssignableFrom(type))) {
        SimpleDateFormat text = new SimpleDateFormat(format.getPattern(), locale);
        text.setTimeZone(TimeZone.getTimeZone(zone));
        return text.format(Date.from(TIME.atZone(zone).toInstant()));
      }
      return DateTimeFormatter.ofPattern(format.getPattern(), locale).format(TIME.atZone(zone));
    } catch (IllegalArgumentException | DateTimeException noPatternOfDates) {
      return null; // The pattern of a Duration is the name of a unit.
    }
  }
}
