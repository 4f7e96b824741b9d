package dev.clearfault.demo.published;

import java.util.List;

/**
 * The place of an error in a published contract: {@code *} stands for an index or a key, and {@code
 * **} for any number of steps.
 *
 * @param pattern as it is published
 * @param between a regular expression of what stands between two steps
 */
public record PublishedPlace(String pattern, String between) {

  /** Returns the place with this {@code field}. */
  public static PublishedPlace ofField(String field) {
    return new PublishedPlace(field, "[.\\[\\]]+");
  }

  /** Returns the place with this {@code pointer}. */
  public static PublishedPlace ofPointer(String pointer) {
    return new PublishedPlace(pointer, "/");
  }

  /** Returns whether an error of an answer has this place. */
  public boolean fits(String place) {
    return pattern.equals(place)
        || (pattern.indexOf('*') >= 0 && fits(steps(pattern), steps(place)));
  }

  private List<String> steps(String text) {
    return List.of(text.split(between, -1));
  }

  private static boolean fits(List<String> pattern, List<String> place) {
    if (pattern.isEmpty()) {
      return place.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0).equals("**")) {
      return fits(rest, place)
          || (!place.isEmpty() && fits(pattern, place.subList(1, place.size())));
    }
    return !place.isEmpty()
        && (pattern.get(0).equals("*") || pattern.get(0).equals(place.get(0)))
        && fits(rest, place.subList(1, place.size()));
  }
}
