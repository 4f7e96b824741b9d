package dev.clearfault.contract.fuzz;

import java.util.List;

/** Texts that clients send as values, valid for some type or for none. */
final class Texts {
  /** Names of components of the fixture. */
  static final List<String> NAMES =
      List.of(
          "limit",
          "text",
          "flag",
          "big",
          "ratio",
          "price",
          "huge",
          "way",
          "id",
          "link",
          "since",
          "within",
          "locale",
          "currency",
          "code",
          "count",
          "total",
          "share",
          "title",
          "size",
          "ways",
          "names",
          "pattern",
          "bytes",
          "buffer",
          "name",
          "age",
          "tag",
          "day",
          "file",
          "picture",
          "pages",
          "dryRun",
          "date",
          "time",
          "dateTime",
          "offsetDateTime",
          "offsetTime",
          "zoned",
          "instant",
          "year",
          "yearMonth",
          "monthDay",
          "month",
          "duration",
          "period",
          "zone",
          "offset",
          "sku",
          "sort-by",
          "after",
          "shipping");

  private static final List<String> RIGHT =
      List.of(
          "7",
          "true",
          "12.50",
          "EXPRESS",
          "6fa459ea-ee8a-4ca4-894e-db77e160355e",
          "EUR",
          "de-CH",
          "a/b",
          "ABC-1234",
          "ABC",
          "AQID",
          "ada@example.com",
          "2026-01-31",
          "10:15:30",
          "2026-01-31T10:15:30",
          "2026-01-31T10:15:30+01:00",
          "10:15:30+01:00",
          "2026-01-31T10:15:30+01:00[Europe/Zurich]",
          "2026-01-31T10:15:30Z",
          "2026",
          "2026-01",
          "--01-31",
          "JANUARY",
          "MONDAY",
          "PT1H",
          "P1Y2M3D",
          "Europe/Zurich",
          "+01:00",
          "x");

  private static final List<String> WRONG =
      List.of(
          "",
          " ",
          "\t",
          "-",
          "+1",
          "-0",
          "01",
          "0x1F",
          "1e999999999",
          "-1E-999999999",
          "1e400",
          "NaN",
          "Infinity",
          "null",
          "tru",
          "\u0661\u0662",
          "1_000",
          "1,5",
          "2026-02-30",
          "2026-01-31T25:00:00Z",
          "+999999999-12-31",
          "-999999999-01-01T00:00:00Z",
          "PT99999999999H",
          "P9999999999Y",
          "--02-30",
          "+19:00",
          "UTC+99",
          "(",
          "[a-z",
          "(?<n>a",
          "*",
          "\\",
          "a{9999999999}",
          "AQI",
          "====",
          "//",
          "http://[::1",
          "mailto:",
          "%",
          "\u0000",
          "\u0001\u001f\u007f",
          "\ufeff",
          "\ufffe",
          "\u202e",
          "\ud83d\ude00",
          "\r\n",
          "\"",
          "'",
          "<b>",
          "${7*7}",
          "#{7*7}",
          "{0}",
          "%s",
          "en_",
          "x-",
          "EURO");

  private Texts() {}

  static String any(Dice dice) {
    return switch (dice.below(8)) {
      case 0, 1, 2 -> dice.of(RIGHT);
      case 3 -> dice.of(WRONG);
      case 4 -> dice.of(WRONG) + FuzzRequest.MARKER;
      case 5 -> FuzzRequest.MARKER + dice.of(WRONG);
      case 6 -> dice.of(RIGHT) + FuzzRequest.MARKER;
      default -> longOne(dice);
    };
  }

  /** Returns a name that a component has or not. It never contains the marker. */
  static String name(Dice dice) {
    return switch (dice.below(12)) {
      case 0 -> "other" + dice.below(3);
      case 1 -> dice.of(WRONG) + "n" + dice.of(WRONG);
      case 2 -> dice.of("", "0", "a.b", "a[0]", "size[0]", "texts.text", "__proto__", "@type");
      default -> dice.of(NAMES);
    };
  }

  private static String longOne(Dice dice) {
    return switch (dice.below(5)) {
      case 0 -> "9".repeat(dice.below(1200));
      case 1 -> "0." + "3".repeat(dice.below(1200));
      case 2 -> FuzzRequest.MARKER.repeat(1 + dice.below(100));
      case 3 -> "1".repeat(30) + FuzzRequest.MARKER;
      default -> FuzzRequest.MARKER;
    };
  }
}
