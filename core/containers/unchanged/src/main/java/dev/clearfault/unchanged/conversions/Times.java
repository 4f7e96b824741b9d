package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Dates and times of parameters. */
final class Times {
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("localDate", r -> LocalDate.parse(r.getParameter("v"))),
          entry("localDateOwnFormat", r -> LocalDate.parse(r.getParameter("v"), GERMAN)),
          entry("localTime", r -> LocalTime.parse(r.getParameter("v"))),
          entry("localDateTime", r -> LocalDateTime.parse(r.getParameter("v"))),
          entry("offsetDateTime", r -> OffsetDateTime.parse(r.getParameter("v"))),
          entry("zonedDateTime", r -> ZonedDateTime.parse(r.getParameter("v"))),
          entry("instant", r -> Instant.parse(r.getParameter("v"))),
          entry("year", r -> Year.parse(r.getParameter("v"))),
          entry("yearMonth", r -> YearMonth.parse(r.getParameter("v"))),
          entry("duration", r -> Duration.parse(r.getParameter("v"))),
          entry("period", r -> Period.parse(r.getParameter("v"))),
          entry("zone", r -> ZoneId.of(r.getParameter("v"))),
          entry("formatter", r -> LocalDate.from(GERMAN.parse(r.getParameter("v")))),
          entry(
              "simpleDateFormat",
              r -> new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT).parse(r.getParameter("v"))),
          entry("range", r -> LocalDate.parse(r.getParameter("range").split(";")[1])));

  private Times() {}
}
