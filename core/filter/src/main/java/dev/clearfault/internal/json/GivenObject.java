package dev.clearfault.internal.json;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Shows the object of a text with more properties at its beginning, which are values already.
 *
 * <p>A {@link CollectingDeserializer} takes such a value as it is. The same rules hold for the text
 * itself as for any other. Not thread-safe.
 */
final class GivenObject extends TokenByTokenParser {
  private final JsonParser text;
  private final JsonParser properties;
  private final Set<String> closed;
  private final PropertyNames names;
  private boolean hasBegun;

  /**
   * Puts values into the object at which a text begins.
   *
   * @param closed the properties that the text may not set
   * @param names other names of these properties
   */
  GivenObject(
      JsonParser text,
      Map<String, ? extends @Nullable Object> given,
      Set<String> closed,
      PropertyNames names) {
    super(text);
    this.text = text;
    this.closed = closed;
    this.names = names;
    properties = parser(given);
    properties.nextToken(); // The text has an object to hold them.
  }

  /**
   * A value that is made already.
   *
   * @param value null if it could not be made
   */
  record Value(@Nullable Object value) {}

  /** Returns a parser for an object of these values only. */
  static JsonParser parser(Map<String, ? extends @Nullable Object> given) {
    TokenBuffer tokens = TokenBuffer.forGeneration();
    tokens.writeStartObject();
    given.forEach(
        (name, value) -> {
          tokens.writeName(name);
          tokens.writePOJO(new Value(value));
        });
    tokens.writeEndObject();
    return tokens.asParser(ObjectReadContext.empty());
  }

  /** Tells whether the token is not from the text. */
  boolean isGiving() {
    return delegate == properties;
  }

  /**
   * Tells whether a name, in whatever form the class reads it, is one that the text may not set.
   */
  boolean isClosed(String name) {
    return closed.contains(names.wireOf(name));
  }

  @Override
  public @Nullable JsonToken nextToken() {
    if (!hasBegun && text.currentToken() == JsonToken.START_OBJECT) {
      hasBegun = true;
      delegate = properties;
    }
    JsonToken token = delegate.nextToken();
    if (isGiving() && token == JsonToken.END_OBJECT) {
      delegate = text;
      token = text.nextToken();
    }
    return token;
  }

  @Override
  public void close() {
    properties.close();
    text.close();
  }
}
