package dev.clearfault.internal.constraints;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a message shows, by their value: 42.5 is found in {@code 42,50} and 1234.5 in
 * {@code 1'234.500}. If a separator can be read in two ways, both values count.
 */
final class ShownNumbers {
  private static final String SEPARATOR = "[,.' \u00a0\u202f\u2019]";

  private static final Pattern GROUPS = Pattern.compile("(?<=\\d)" + SEPARATOR + "(?=\\d{3})");

  /** The last separator may begin the fraction. */
  private static final Pattern ALL_GROUPS_BUT_THE_LAST =
      Pattern.compile("(?<=\\d)" + SEPARATOR + "(?=\\d{3}" + SEPARATOR + "\\d)");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?(?:[eE][+-]?\\d{1,4})?");

  private final List<BigDecimal> all = new ArrayList<>();

  ShownNumbers(String message) {
    collect(message);
    collect(GROUPS.matcher(message).replaceAll(""));
    collect(ALL_GROUPS_BUT_THE_LAST.matcher(message).replaceAll(""));
  }

  private void collect(String text) {
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      all.add(new BigDecimal(number.group().replace(',', '.')));
    }
  }

  /** Tells whether the message shows the number with any sign. */
  boolean contain(BigDecimal number) {
    BigDecimal wanted = number.abs();
    return all.stream().anyMatch(shown -> shown.compareTo(wanted) == 0);
  }
}
