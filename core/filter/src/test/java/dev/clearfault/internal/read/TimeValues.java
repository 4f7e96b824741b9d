package dev.clearfault.internal.read;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;

/** What the texts in the table of the documentation mean, made without the parsers of the JDK. */
final class TimeValues {
  private static final ZoneOffset PLUS_ONE = ZoneOffset.ofHours(1);
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final LocalDateTime LOCAL = DAY.atTime(14, 30);
  private static final Instant POINT = LOCAL.toInstant(ZoneOffset.UTC);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  static final Map<Class<?>, Map<String, Object>> BY_TYPE =
      Map.ofEntries(
          entry(
              LocalDate.class,
              Map.of(
                  "2026-01-31",
                  DAY,
                  "2024-02-29",
                  LocalDate.of(2024, 2, 29),
                  "0001-01-01",
                  LocalDate.of(1, 1, 1))),
          entry(
              LocalTime.class,
              Map.of(
                  "14:30",
                  LocalTime.of(14, 30),
                  "14:30:05",
                  LocalTime.of(14, 30, 5),
                  "14:30:05.123456789",
                  LocalTime.of(14, 30, 5, 123_456_789))),
          entry(
              LocalDateTime.class,
              Map.of(
                  "2026-01-31T14:30",
                  LOCAL,
                  "2026-01-31T14:30:05.5",
                  LOCAL.withSecond(5).withNano(500_000_000))),
          entry(
              Instant.class,
              Map.of(
                  "2026-01-31T14:30:00Z",
                  POINT,
                  "2026-01-31t14:30:00z",
                  POINT,
                  "2026-01-31T15:30:00+01:00",
                  POINT,
                  "2026-01-31T14:30:00-00:00",
                  POINT)),
          entry(
              OffsetDateTime.class,
              Map.of(
                  "2026-01-31T14:30:00Z",
                  LOCAL.atOffset(ZoneOffset.UTC),
                  "2026-01-31T14:30:00+01:00",
                  LOCAL.atOffset(PLUS_ONE))),
          entry(
              ZonedDateTime.class,
              Map.of(
                  "2026-01-31T14:30:00+01:00",
                  LOCAL.atZone(PLUS_ONE),
                  "2026-01-31T14:30:00+01:00[Europe/Berlin]",
                  LOCAL.atZone(BERLIN),
                  "2026-10-25T02:30:00+01:00[Europe/Berlin]",
                  LocalDateTime.of(2026, 10, 25, 2, 30).atZone(BERLIN).withLaterOffsetAtOverlap())),
          entry(
              OffsetTime.class,
              Map.of(
                  "14:30:00+01:00",
                  OffsetTime.of(14, 30, 0, 0, PLUS_ONE),
                  "14:30Z",
                  OffsetTime.of(14, 30, 0, 0, ZoneOffset.UTC))),
          entry(Year.class, Map.of("2026", Year.of(2026))),
          entry(YearMonth.class, Map.of("2026-01", YearMonth.of(2026, 1))),
          entry(
              MonthDay.class,
              Map.of("--12-31", MonthDay.of(12, 31), "--02-29", MonthDay.of(2, 29))),
          entry(Month.class, Map.of("JANUARY", Month.JANUARY)),
          entry(DayOfWeek.class, Map.of("MONDAY", DayOfWeek.MONDAY)),
          entry(
              Duration.class,
              Map.of(
                  "PT1H30M",
                  Duration.ofMinutes(90),
                  "P2D",
                  Duration.ofDays(2),
                  "-PT0.5S",
                  Duration.ofMillis(-500))),
          entry(Period.class, Map.of("P1Y2M3D", Period.of(1, 2, 3), "P2W", Period.ofDays(14))),
          entry(
              ZoneId.class,
              Map.of("Europe/Berlin", BERLIN, "UTC", ZoneId.of("UTC"), "+01:00", PLUS_ONE)),
          entry(ZoneOffset.class, Map.of("+01:00", PLUS_ONE, "Z", ZoneOffset.UTC)),
          entry(
              Date.class,
              Map.of(
                  "2026-01-31T14:30:00Z",
                  Date.from(POINT),
                  "2026-01-31T15:30:00.001+01:00",
                  Date.from(POINT.plusMillis(1)))),
          entry(
              Calendar.class,
              Map.of("2026-01-31T14:30:00+01:00", GregorianCalendar.from(LOCAL.atZone(PLUS_ONE)))),
          entry(java.sql.Date.class, Map.of("2026-01-31", java.sql.Date.valueOf("2026-01-31"))),
          entry(java.sql.Time.class, Map.of("14:30:05", java.sql.Time.valueOf("14:30:05"))),
          entry(
              java.sql.Timestamp.class,
              Map.of(
                  "2026-01-31T14:30:00.123456Z",
                  java.sql.Timestamp.from(POINT.plusNanos(123_456_000)))));

  private TimeValues() {}
}
