package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/** Returns the place of a parser as names and indexes. */
final class JsonPaths {
  private JsonPaths() {}

  /** Returns the object or array that holds the parser's current value. */
  static TokenStreamContext parent(JsonParser parser) {
    TokenStreamContext context = parser.streamReadContext();
    JsonToken token = parser.currentToken();
    boolean inside = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    return inside && context.getParent() != null ? context.getParent() : context;
  }

  static List<Object> of(@Nullable TokenStreamContext innermost) {
    List<Object> path = new ArrayList<>();
    for (TokenStreamContext each = innermost; each != null; each = each.getParent()) {
      if (each.inObject() || each.inArray()) {
        if (each.currentName() != null) { // Jackson mistakes the kind of a buffered context.
          path.add(each.currentName());
        } else if (each.inArray()) {
          path.add(each.getCurrentIndex());
        }
      }
    }
    Collections.reverse(path);
    return path;
  }

  static List<Object> below(List<Object> path, Object nameOrIndex) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(nameOrIndex);
    return longer;
  }

  /** Returns the path with the further steps that an exception names. */
  static List<Object> below(List<Object> path, RuntimeException e) {
    List<Object> longer = new ArrayList<>(path);
    List<JacksonException.Reference> steps =
        e instanceof JacksonException known ? known.getPath() : List.of();
    for (JacksonException.Reference step : steps) {
      if (step.getPropertyName() != null) {
        longer.add(step.getPropertyName());
      } else if (step.getIndex() >= 0) {
        longer.add(step.getIndex());
      }
    }
    return longer;
  }
}
