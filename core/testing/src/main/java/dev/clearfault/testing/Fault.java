package dev.clearfault.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code errors}, without its texts for people.
 *
 * @param field its name of the place, such as {@code items[0].quantity}
 * @param source the part of the request; {@code body} if the entry does not say
 * @param place where in the body the value is
 * @param code which rule was broken; empty if the entry does not say
 * @param expected the schema of what would have been accepted; a missing node if there is none
 * @param fix the patch that repairs the body; a missing node if there is none
 */
record Fault(
    String field, String source, JsonPointer place, String code, JsonNode expected, JsonNode fix) {
  static List<Fault> in(JsonNode problem) {
    List<Fault> faults = new ArrayList<>();
    for (JsonNode entry : problem.path("errors")) {
      faults.add(
          new Fault(
              entry.path("field").asString(""),
              entry.path("in").asString("body"),
              place(entry),
              entry.path("code").asString(""),
              entry.path("expected"),
              entry.path("fix")));
    }
    return faults;
  }

  /** Returns the place as an answer writes it. */
  String pointer() {
    return "#" + place;
  }

  static List<Fault> in(String problem) {
    return JsonTree.strict(problem).map(Fault::in).orElse(List.of());
  }

  /** Returns whether the same rule is broken at the same place. */
  boolean isSame(Fault other) {
    return source.equals(other.source) && where().equals(other.where()) && code.equals(other.code);
  }

  /** Returns whether the place is at this pointer, or has this name in another part. */
  boolean isAt(String named) {
    return named.startsWith("#")
        ? isInBody() && pointer().equals(decoded(named))
        : field.equals(named);
  }

  /** Returns the pointer in the body, or the name in another part. */
  String where() {
    return isInBody() ? pointer() : field;
  }

  /** Returns the place and the rule, for a person. */
  String name() {
    return (isInBody() ? "" : source + " ") + where() + " " + code;
  }

  boolean isInBody() {
    return source.equals("body");
  }

  boolean isUnknownProperty() {
    return code.equals("unknown_property") && !place.matches();
  }

  /** Returns whether the values are right, and only how they are written is wrong. */
  boolean isOfWriting() {
    return code.equals("duplicate_property") || code.equals("malformed");
  }

  /** Returns what a program misses that cannot repair the place. */
  String absent() {
    if (!isInBody()) {
      return source + " " + pointer() + ": a place in the body";
    }
    return pointer() + (expected.isEmpty() ? ": expected, fix" : ": examples, fix");
  }

  /** Returns a pointer without the escapes of a fragment; itself if they are none. */
  static String decoded(String pointer) {
    try {
      // A plus sign is itself in a fragment, and a space only in a form (RFC 3986).
      return URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return pointer;
    }
  }

  private static JsonPointer place(JsonNode entry) {
    String pointer = entry.path("pointer").asString("");
    if (pointer.startsWith("#")) {
      return JsonPointer.compile(decoded(pointer).substring(1));
    }
    String field = entry.path("field").asString("");
    String path = field.replaceAll("\\[(\\d+)]", ".$1").replace("~", "~0").replace("/", "~1");
    return JsonPointer.compile(path.isEmpty() ? "" : "/" + path.replace('.', '/'));
  }
}
