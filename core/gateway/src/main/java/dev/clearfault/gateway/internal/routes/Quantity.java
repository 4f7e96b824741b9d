package dev.clearfault.gateway.internal.routes;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations and sizes as people write them: {@code 500ms}, {@code 10s}, {@code 100MiB}. */
final class Quantity {
  static final String DURATION = "write a time such as 500ms, 10s or 2m";
  static final String SIZE = "write a number of bytes, KiB, MiB or GiB from 1, such as 100MiB";

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}) ?([a-z]*)");

  private Quantity() {}

  /** Returns the time; null if it cannot be read, or is zero. */
  static @Nullable Duration duration(String text) {
    Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      return null;
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> null;
    };
  }

  /** Returns the number of bytes; null if it cannot be read, or is zero. */
  static @Nullable Long size(String text) {
    Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      return null;
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "" -> number;
      case "kib" -> number << 10;
      case "mib" -> number << 20;
      case "gib" -> number << 30;
      default -> null;
    };
  }
}
