package dev.clearfault.internal.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The values of a JSON text and their places, and the place where it stops to be JSON (RFC 8259).
 *
 * @param values in the order of the text; at most 4000, and fewer if they are on deep levels
 * @param malformed the first character that does not belong there; -1 if the text is well-formed
 * @param at the path of the value that begins or goes on there
 */
record JsonText(String text, List<Value> values, int malformed, List<Object> at) {
  private static final int MAX_VALUES = 4000;

  /** All paths together. Many values on deep levels would cost too much. */
  private static final int MAX_STEPS = 50_000;

  /** The text is short, and a limit would make a well-formed text a malformed one. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /**
   * A value of the text.
   *
   * @param kind object, array, string, number, boolean or null
   * @param text of a string without its quotes; empty for objects and arrays
   * @param start the first character
   * @param end the character after the last one; for an object or array that after its first one
   */
  record Value(List<Object> path, String kind, String text, int start, int end) {
    boolean isContainer() {
      return kind.equals("object") || kind.equals("array");
    }
  }

  /** Examines a text, of which the end may be missing. */
  static JsonText of(BodyRead body) {
    String text = body.text();
    List<Value> values = new ArrayList<>();
    List<Object> at = List.of();
    int malformed = -1;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      try {
        read(parser, values);
      } catch (JacksonException stopped) {
        malformed = stoppedAt(stopped, text);
        at = path(parser.streamReadContext());
      }
    }
    boolean isCut =
        malformed >= text.length() || (body.full() && wordEnd(text, malformed) >= text.length());
    if (malformed >= 0 && isCut && !body.whole()) {
      malformed = -1; // The rest is not remembered.
    }
    int bad = body.undecodable();
    return new JsonText(
        text, values, bad >= 0 && (malformed < 0 || bad < malformed) ? bad : malformed, at);
  }

  private static void read(JsonParser parser, List<Value> values) {
    int roots = 0;
    int steps = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.PROPERTY_NAME || token.isStructEnd()) {
        continue;
      }
      boolean isRoot =
          token.isStructStart()
              ? parser.streamReadContext().getParent().inRoot()
              : parser.streamReadContext().inRoot();
      if (isRoot && ++roots > 1) {
        throw new Trailing((int) parser.currentTokenLocation().getCharOffset());
      }
      // Reading the text of a token finishes it.
      String value = token.isScalarValue() ? parser.getString() : "";
      TokenStreamContext context = parser.streamReadContext();
      int depth = context.getNestingDepth();
      if (values.size() < MAX_VALUES && depth <= MAX_STEPS - steps) {
        steps += depth;
        values.add(
            new Value(
                path(token.isStructStart() ? context.getParent() : context),
                kind(token),
                value == null ? "null" : value,
                (int) parser.currentTokenLocation().getCharOffset(),
                (int) parser.currentLocation().getCharOffset()));
      }
    }
    if (roots == 0) {
      throw new Trailing(Integer.MAX_VALUE);
    }
  }

  /** More text follows the value, or there is none. */
  private static final class Trailing extends JacksonException {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Trailing(int offset) {
      super("");
      this.offset = offset;
    }
  }

  private static int stoppedAt(JacksonException stopped, String text) {
    long offset =
        stopped instanceof Trailing trailing
            ? trailing.offset
            : stopped.getLocation() == null ? text.length() : stopped.getLocation().getCharOffset();
    return (int) Math.max(0, Math.min(offset, text.length()));
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NULL -> "null";
      default -> "number";
    };
  }

  private static List<Object> path(@Nullable TokenStreamContext context) {
    List<Object> path = new ArrayList<>();
    for (TokenStreamContext each = context;
        each != null && !each.inRoot();
        each = each.getParent()) {
      String name = each.currentName();
      if (each.inArray()) {
        path.add(Math.max(0, each.getCurrentIndex()));
      } else if (name != null) {
        path.add(name);
      }
    }
    Collections.reverse(path);
    return path;
  }

  /** Returns the end of the word that does not belong there: some libraries read it first. */
  int wordEnd() {
    return wordEnd(text, malformed);
  }

  private static int wordEnd(String text, int start) {
    int end = Math.max(0, start);
    while (end < text.length() && " \t\r\n,:[]{}\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Returns the only value with this text; null if there is none or more than one. */
  @Nullable Value only(String wanted) {
    List<Value> found =
        values.stream().filter(v -> !v.isContainer() && v.text().equals(wanted)).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Returns whether the text ends where more of it is needed. */
  boolean endsEarly() {
    return malformed >= 0 && wordEnd() >= text.stripTrailing().length();
  }

  /** Returns whether there is nothing before the fault, so that any text would have it there. */
  boolean failsAtOnce() {
    return malformed >= 0 && text.substring(0, malformed).isBlank();
  }
}
