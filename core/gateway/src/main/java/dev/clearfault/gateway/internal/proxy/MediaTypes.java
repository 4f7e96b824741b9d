package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.gateway.internal.proxy.Rules.Media;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which media types operations accept, and what an application answers to others. */
final class MediaTypes {
  private static final String JSON = "application/json";
  private static final String PARTS = "multipart/form-data";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Of RFC 6838 section 4.2, without what needs quoting somewhere. */
  private static final Pattern HARMLESS = Pattern.compile("[a-z0-9!#&^_.+-]+/[a-z0-9!#&^_.+-]+");

  private final Bodies bodies;
  private final List<Media> all = new ArrayList<>();

  MediaTypes(Bodies bodies) {
    this.bodies = bodies;
  }

  /** Returns what was asked for so far, each once. */
  List<Media> all() {
    return List.copyOf(all);
  }

  /** Returns the media types that an operation of a contract takes. */
  static List<String> of(JsonNode operation) {
    return List.copyOf(operation.at("/requestBody/content").propertyNames());
  }

  /** Returns whether only the application can tell how large a body of such a type may be. */
  static boolean isUnbounded(String type) {
    boolean json = type.equals(JSON) || type.endsWith("+json");
    boolean form = type.equals(PARTS) || type.equals(FORM);
    return !json && !form && !(type.startsWith("text/") && HARMLESS.matcher(type).matches());
  }

  /** The parts of a form pass, too, and the types of a range may. */
  static boolean isUncheckedByGateways(String type) {
    return type.equals(PARTS) || isUnbounded(type);
  }

  /**
   * Returns the number of what an operation accepts, from 1; null if that cannot be written.
   *
   * @param byClass whether a class says what is accepted, and no contract
   */
  @Nullable Integer number(List<String> types, boolean byClass) {
    if (types.isEmpty() || !types.stream().allMatch(HARMLESS.asMatchPredicate())) {
      return null;
    }
    Media media = byClass ? ofClass(types) : ofContract(types);
    if (!all.contains(media)) {
      all.add(media);
    }
    return all.indexOf(media) + 1;
  }

  private Media ofContract(List<String> types) {
    String accept = String.join(", ", types);
    return new Media(
        regex(types), accept, bodies.unsupported(accept.equals(JSON) ? "json" : "types", accept));
  }

  /** A class says no more than JSON, a form, or a form with files. */
  private Media ofClass(List<String> types) {
    if (types.contains(FORM)) {
      List<String> forms = List.of(FORM, PARTS);
      return new Media(regex(forms), String.join(", ", forms), bodies.unsupported("forms", ""));
    }
    return types.contains(PARTS)
        ? new Media(regex(List.of(FORM, PARTS)), PARTS, bodies.unsupported("multipart", ""))
        : ofContract(types);
  }

  private static String regex(List<String> types) {
    Set<String> names = new LinkedHashSet<>();
    for (String type : types) {
      StringBuilder name = new StringBuilder();
      type.chars()
          .forEach(
              c -> {
                boolean plain = Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_';
                name.append(plain ? (char) c : c == '.' ? "\\." : "\\x" + Integer.toHexString(c));
              });
      names.add(name.toString());
      if (type.equals(JSON)) {
        names.add("[^;,/\\s]+/[^;,/\\s]*\\x2bjson");
      }
    }
    return String.join("|", names);
  }
}
