package dev.clearfault.json;

import dev.clearfault.json.JsonFault.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.util.TokenBuffer;

/**
 * An object some of whose properties are values already, for the others to be added from a text.
 *
 * <p>A {@link CollectingDeserializer} takes such a value as it is. Not thread-safe.
 */
final class GivenObject {
  private final TokenBuffer tokens = TokenBuffer.forGeneration();
  private final Set<String> closed;

  /**
   * Begins an object.
   *
   * @param closed what the text may not set
   */
  GivenObject(Map<String, ? extends @Nullable Object> given, Set<String> closed) {
    this.closed = closed;
    tokens.writeStartObject();
    given.forEach(
        (name, value) -> {
          tokens.writeName(name);
          tokens.writePOJO(new Value(value));
        });
  }

  /**
   * A value that is made already.
   *
   * @param value null if it could not be made
   */
  record Value(@Nullable Object value) {}

  /** Adds what a text has, up to the end of the object; what is closed is told as unknown. */
  void add(JsonParser parser, FaultList faults) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (closed.contains(name)) {
        faults.add(JsonFault.at(Kind.UNKNOWN_PROPERTY, List.of(name), null));
        parser.nextToken();
        parser.skipChildren();
      } else {
        tokens.copyCurrentStructure(parser);
      }
    }
  }

  /** Returns a parser for the whole. */
  JsonParser parser() {
    tokens.writeEndObject();
    return tokens.asParser(ObjectReadContext.empty());
  }
}
