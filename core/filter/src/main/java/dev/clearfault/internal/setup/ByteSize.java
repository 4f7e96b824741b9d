package dev.clearfault.internal.setup;

import java.util.Locale;

/** Sizes as people write them in options: {@code 1MiB}, {@code 64KiB}, {@code 1000}. */
final class ByteSize {
  private static final String REMEDY =
      "write a number of bytes, KiB or MiB from 1 to 1024MiB, such as 1MiB";

  private ByteSize() {}

  /**
   * Returns the number of bytes.
   *
   * @throws IllegalArgumentException whose message names the option and says what to write instead
   */
  static long parse(String option, String text) {
    String lower = text.trim().toLowerCase(Locale.ROOT);
    int shift = lower.endsWith("kib") ? 10 : lower.endsWith("mib") ? 20 : 0;
    String digits = shift == 0 ? lower : lower.substring(0, lower.length() - 3).trim();
    if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(ByteSize::isDigit)) {
      throw Refusal.of(option, text, REMEDY);
    }
    long bytes = Long.parseLong(digits) << shift;
    if (!isAccepted(bytes)) {
      throw Refusal.of(option, text, REMEDY);
    }
    return bytes;
  }

  /** Returns the number of bytes if it is accepted. */
  static long check(String option, long bytes) {
    if (!isAccepted(bytes)) {
      throw Refusal.of(option, bytes, REMEDY);
    }
    return bytes;
  }

  private static boolean isAccepted(long bytes) {
    return bytes >= 1 && bytes <= 1 << 30;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
