package dev.clearfault.internal.json;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Shows the texts of a request to Jackson. Any other object is refused: Jackson would read it as a
 * bean, and a client would get to see, or to set, what belongs to the container.
 */
final class RequestTokens {
  private RequestTokens() {}

  /** Returns a parser for a text, or for a list or a map of texts. */
  static JsonParser parser(Object texts) {
    TokenBuffer tokens = TokenBuffer.forGeneration();
    write(texts, tokens);
    return tokens.asParser(ObjectReadContext.empty());
  }

  private static void write(Object value, TokenBuffer tokens) {
    if (value instanceof String text) {
      tokens.writeString(text);
    } else if (value instanceof List<?> list) {
      tokens.writeStartArray();
      list.forEach(element -> write(element, tokens));
      tokens.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      tokens.writeStartObject();
      map.forEach(
          (name, element) -> {
            tokens.writeName((String) name);
            write(element, tokens);
          });
      tokens.writeEndObject();
    } else {
      throw new IllegalArgumentException("only texts can be read, not " + value.getClass());
    }
  }
}
