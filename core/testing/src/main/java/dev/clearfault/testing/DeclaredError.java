package dev.clearfault.testing;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code x-errors} of a published contract: an error that an operation can answer.
 *
 * @param source the part of the request
 * @param place its pointer in the body, or the name of the field; {@code *} stands for one step and
 *     {@code **} for any number
 * @param code which rule is broken
 */
record DeclaredError(String source, String place, String code) {
  static DeclaredError of(JsonNode entry) {
    String source = entry.path("in").asString("");
    String place = entry.path(source.equals("body") ? "pointer" : "field").asString("");
    return new DeclaredError(source, Fault.decoded(place), entry.path("code").asString(""));
  }

  boolean isAt(String otherSource, String otherPlace) {
    return source.equals(otherSource) && fits(steps(place), steps(otherPlace));
  }

  private static List<String> steps(String place) {
    return place.startsWith("#")
        ? List.of(place.split("/", -1))
        : List.of(place.replace("[", ".").replace("]", "").split("\\.", -1));
  }

  private static boolean fits(List<String> pattern, List<String> place) {
    if (pattern.isEmpty() || place.isEmpty()) {
      return place.isEmpty() && pattern.stream().allMatch("**"::equals);
    }
    String first = pattern.get(0);
    List<String> rest = pattern.subList(1, pattern.size());
    if (first.equals("**") && fits(rest, place)) {
      return true;
    }
    boolean isStep = first.equals("*") || first.equals("**") || first.equals(place.get(0));
    return isStep && fits(first.equals("**") ? pattern : rest, place.subList(1, place.size()));
  }
}
