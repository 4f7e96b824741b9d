package dev.clearfault.internal.json;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * The dates and times of {@code java.sql}, in a class of its own for a Java runtime without that
 * module.
 */
final class SqlTimeTexts {
  private static final TimeTexts DATE =
      // Not at midnight UTC, which is the day before in the west.
      new TimeTexts(TimeTexts.DATE, sent -> Date.valueOf(LocalDate.from(sent)));

  private static final TimeTexts TIME = new TimeTexts(TimeTexts.TIME, SqlTimeTexts::time);

  private static final TimeTexts TIMESTAMP =
      new TimeTexts(TimeTexts.POINT, sent -> Timestamp.from(TimeTexts.point(sent).toInstant()));

  private SqlTimeTexts() {}

  static @Nullable TimeTexts of(Class<?> type) {
    if (type == Date.class) {
      return DATE;
    }
    return type == Time.class ? TIME : type == Timestamp.class ? TIMESTAMP : null;
  }

  private static Time time(TemporalAccessor sent) {
    LocalTime time = LocalTime.from(sent);
    if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
      throw new DateTimeException("finer than a second");
    }
    return Time.valueOf(time);
  }
}
