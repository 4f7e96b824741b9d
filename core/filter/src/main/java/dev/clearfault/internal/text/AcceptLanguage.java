package dev.clearfault.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads an {@code Accept-Language} header (RFC 9110 section 12.5.4), whatever stands in it. */
final class AcceptLanguage {
  /** More than any client sends in earnest; beyond it the header is not read. */
  private static final int MAX_LENGTH = 1000;

  private AcceptLanguage() {}

  /**
   * Returns the primary languages that the client reads, the best one first. A range for any
   * language is left out: RFC 4647 section 3.4.2 has it select nothing.
   */
  static List<String> codes(String header) {
    if (header.length() > MAX_LENGTH) {
      return List.of();
    }
    List<Range> ranges = new ArrayList<>();
    for (String element : header.split(",", -1)) {
      ranges.add(Range.of(element));
    }
    ranges.sort(Comparator.comparing(Range::quality).reversed());
    List<String> refused =
        ranges.stream().filter(range -> range.quality() == 0).map(Range::name).toList();
    return ranges.stream()
        .filter(range -> range.quality() > 0)
        .map(Range::code)
        .filter(code -> !refused.contains(code))
        .toList();
  }

  /**
   * One element of the header.
   *
   * @param name a language tag or {@code *}, in lower case
   * @param quality from 0 to 1
   */
  private record Range(String name, float quality) {

    static Range of(String element) {
      String[] parts = element.split(";", -1);
      float quality = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].trim();
        if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
          quality = weight(parameter.substring(2).trim());
        }
      }
      return new Range(parts[0].trim().toLowerCase(Locale.ROOT), quality);
    }

    String code() {
      int end = name.indexOf('-');
      return end < 0 ? name : name.substring(0, end);
    }

    /** RFC 9110 section 12.4.2; what is no weight counts as none, so that it selects nothing. */
    private static float weight(String weight) {
      boolean plain =
          !weight.isEmpty()
              && weight.length() <= 5
              && weight.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
      try {
        return plain ? Math.min(Float.parseFloat(weight), 1) : 0;
      } catch (NumberFormatException severalPoints) {
        return 0;
      }
    }
  }
}
