package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dates and times of the JDK, and how each is read from a text: as RFC 3339 writes it, or by a
 * pattern. The JDK's own formats also accept other years, leap seconds and the hour 24, and then
 * return a value that was not sent.
 *
 * @param standard reads the text if the application gives no pattern
 * @param query makes the value of what was read
 */
record TimeTexts(DateTimeFormatter standard, TemporalQuery<?> query) {
  private static final DateTimeFormatter YEAR = strict(digits(4, ChronoField.YEAR));
  private static final DateTimeFormatter YEAR_MONTH =
      strict(new DateTimeFormatterBuilder().append(YEAR).appendLiteral('-').append(month()));
  static final DateTimeFormatter DATE =
      strict(new DateTimeFormatterBuilder().append(YEAR_MONTH).appendLiteral('-').append(day()));
  private static final DateTimeFormatter MONTH_DAY =
      strict(
          new DateTimeFormatterBuilder()
              .appendLiteral("--")
              .append(month())
              .appendLiteral('-')
              .append(day()));

  /** Without the seconds, too: {@code <input type="time">} leaves them out (HTML). */
  static final DateTimeFormatter TIME =
      strict(
          digits(2, ChronoField.HOUR_OF_DAY)
              .appendLiteral(':')
              .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
              .optionalStart()
              .appendLiteral(':')
              .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
              .optionalStart()
              .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true));

  private static final DateTimeFormatter DATE_TIME =
      strict(
          new DateTimeFormatterBuilder()
              .append(DATE)
              .parseCaseInsensitive() // RFC 3339 section 5.6
              .appendLiteral('T')
              .append(TIME));
  private static final DateTimeFormatter OFFSET =
      strict(
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive() // RFC 3339 section 5.6
              .appendOffset("+HH:MM", "Z"));
  static final DateTimeFormatter POINT =
      strict(new DateTimeFormatterBuilder().append(DATE_TIME).append(OFFSET));

  /** With the name of the zone, too (RFC 9557). */
  private static final DateTimeFormatter ZONED =
      strict(
          new DateTimeFormatterBuilder()
              .append(POINT)
              .optionalStart()
              .appendLiteral('[')
              .parseCaseSensitive()
              .appendZoneRegionId()
              .appendLiteral(']'));

  private static final Map<Class<?>, TimeTexts> KNOWN =
      Map.ofEntries(
          Map.entry(LocalDate.class, new TimeTexts(DATE, LocalDate::from)),
          Map.entry(LocalTime.class, new TimeTexts(TIME, LocalTime::from)),
          Map.entry(LocalDateTime.class, new TimeTexts(DATE_TIME, LocalDateTime::from)),
          Map.entry(
              OffsetTime.class,
              new TimeTexts(
                  strict(new DateTimeFormatterBuilder().append(TIME).append(OFFSET)),
                  OffsetTime::from)),
          Map.entry(Year.class, new TimeTexts(YEAR, Year::from)),
          Map.entry(YearMonth.class, new TimeTexts(YEAR_MONTH, YearMonth::from)),
          Map.entry(MonthDay.class, new TimeTexts(MONTH_DAY, MonthDay::from)),
          Map.entry(ZonedDateTime.class, new TimeTexts(ZONED, TimeTexts::point)),
          Map.entry(
              OffsetDateTime.class, new TimeTexts(POINT, time -> point(time).toOffsetDateTime())),
          Map.entry(Instant.class, new TimeTexts(POINT, time -> point(time).toInstant())),
          Map.entry(Date.class, new TimeTexts(POINT, time -> Date.from(millis(time).toInstant()))),
          Map.entry(Calendar.class, new TimeTexts(POINT, TimeTexts::calendar)),
          Map.entry(GregorianCalendar.class, new TimeTexts(POINT, TimeTexts::calendar)));

  /** Returns how a class is read; null if it is no date or time. */
  static @Nullable TimeTexts of(Class<?> type) {
    return type.getName().startsWith("java.sql.") ? SqlTimeTexts.of(type) : KNOWN.get(type);
  }

  /** Reads a text without a pattern. */
  Object read(String text) {
    return standard.parse(text, query);
  }

  /**
   * Returns the format of a pattern. It is strict, unless the application wants 31 February to be
   * the last day of the month.
   *
   * @throws IllegalArgumentException if it is no pattern
   */
  static DateTimeFormatter format(JsonFormat.Value format, Locale locale) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    if (Boolean.TRUE.equals(format.getFeature(JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES))) {
      builder.parseCaseInsensitive();
    }
    boolean lenient = Boolean.TRUE.equals(format.getLenient());
    return builder
        .appendPattern(format.getPattern())
        // The year is mostly written as yyyy, the year of an era, and no era is named.
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(locale)
        .withResolverStyle(lenient ? ResolverStyle.SMART : ResolverStyle.STRICT);
  }

  /**
   * Reads a text by a format.
   *
   * @param zone the zone of a text that names none
   */
  Object read(String text, DateTimeFormatter format, ZoneId zone) {
    TemporalAccessor sent = format.parse(text);
    boolean hasZone = sent.query(TemporalQueries.zone()) != null;
    return (hasZone ? sent : format.withZone(zone).parse(text)).query(query);
  }

  /** Returns a point in time with the offset and the zone that were sent. */
  static ZonedDateTime point(TemporalAccessor sent) {
    LocalTime time = sent.query(TemporalQueries.localTime());
    LocalDateTime local = LocalDate.from(sent).atTime(time == null ? LocalTime.MIDNIGHT : time);
    ZoneId zone = sent.query(TemporalQueries.zone());
    if (zone == null) {
      throw new DateTimeException("no offset");
    }
    // Else an offset that the zone does not have at this time would change the hour.
    return sent.query(TemporalQueries.offset()) == null
        ? ZonedDateTime.of(local, zone)
        : ZonedDateTime.ofStrict(local, sent.query(TemporalQueries.offset()), zone);
  }

  /** Returns a point in time for a class that would cut it to milliseconds. */
  private static ZonedDateTime millis(TemporalAccessor sent) {
    ZonedDateTime point = point(sent);
    if (!point.equals(point.truncatedTo(ChronoUnit.MILLIS))) {
      throw new DateTimeException("finer than a millisecond");
    }
    return point;
  }

  private static Calendar calendar(TemporalAccessor sent) {
    return GregorianCalendar.from(millis(sent));
  }

  private static DateTimeFormatterBuilder digits(int width, ChronoField field) {
    return new DateTimeFormatterBuilder().appendValue(field, width);
  }

  private static DateTimeFormatter month() {
    return strict(digits(2, ChronoField.MONTH_OF_YEAR));
  }

  private static DateTimeFormatter day() {
    return strict(digits(2, ChronoField.DAY_OF_MONTH));
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }
}
