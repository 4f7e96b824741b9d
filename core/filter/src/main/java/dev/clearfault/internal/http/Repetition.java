package dev.clearfault.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether, and after what time, a client may send a request again. */
public final class Repetition {
  /** The name of the header field with the time. */
  public static final String RETRY_AFTER = "Retry-After";

  /** The three forms of a date (RFC 9110 section 5.6.7); only the first one is still written. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ENGLISH)
              .withZone(ZoneOffset.UTC),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC));

  private Repetition() {}

  /**
   * Returns whether nothing can have been done for a request that was answered with the status;
   * null if a repetition does not cure that status.
   *
   * <p>408, 425, 429 and 503 refuse a request before it is served (RFC 9110 section 15, RFC 8470,
   * RFC 6585). Behind 502 and 504 a service may have done its work. {@code Retry-After} makes any
   * other status a temporary one.
   *
   * @param retryAfter whether the answer has that header field
   */
  public static @Nullable Boolean nothingWasDone(int status, boolean retryAfter) {
    return switch (status) {
      case 408, 425, 429, 503 -> true;
      case 502, 504 -> false;
      default -> retryAfter ? (Boolean) (status < 500) : null;
    };
  }

  /**
   * Returns the seconds to wait from now, at least 0; null if the value cannot be read (RFC 9110
   * section 10.2.3).
   *
   * @param retryAfter the value of the header field: seconds or a date; null if there is none
   */
  public static @Nullable Integer secondsToWait(@Nullable String retryAfter, Instant now) {
    String value = retryAfter == null ? "" : retryAfter.trim();
    if (value.isEmpty() || value.length() > 40) {
      return null;
    }
    if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return value.length() > 9 ? Integer.MAX_VALUE : Integer.valueOf(value);
    }
    for (DateTimeFormatter date : DATES) {
      try {
        // A second that has begun counts, so that nobody comes back too early.
        Duration wait =
            Duration.between(now, ZonedDateTime.parse(value, date)).plusNanos(999_999_999);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, wait.toSeconds()));
      } catch (DateTimeException anotherForm) {
        // The next form may fit.
      }
    }
    return null;
  }
}
