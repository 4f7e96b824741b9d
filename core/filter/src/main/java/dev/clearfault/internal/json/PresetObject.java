package dev.clearfault.internal.json;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Shows the object of a text with preset properties at its beginning, whose values exist already.
 *
 * <p>A {@link CollectingDeserializer} uses such a value as it is. Not thread-safe.
 */
final class PresetObject extends TokenByTokenParser {
  private final JsonParser text;
  private final JsonParser properties;
  private final Set<String> forbidden;
  private final PropertyNames names;
  private boolean hasStarted;

  /**
   * Puts values into the object with which a text begins.
   *
   * @param forbidden the properties that the text may not set
   * @param names the aliases of these properties
   */
  PresetObject(
      JsonParser text,
      Map<String, ? extends @Nullable Object> preset,
      Set<String> forbidden,
      PropertyNames names) {
    super(text);
    this.text = text;
    this.forbidden = forbidden;
    this.names = names;
    properties = parser(preset);
    properties.nextToken(); // The start of the object comes from the text.
  }

  /**
   * A value that exists already.
   *
   * @param value null if it could not be read
   */
  record Value(@Nullable Object value) {}

  /** Returns a parser for an object that has only these values. */
  static JsonParser parser(Map<String, ? extends @Nullable Object> preset) {
    TokenBuffer tokens = TokenBuffer.forGeneration();
    tokens.writeStartObject();
    preset.forEach(
        (name, value) -> {
          tokens.writeName(name);
          tokens.writePOJO(new Value(value));
        });
    tokens.writeEndObject();
    return tokens.asParser(ObjectReadContext.empty());
  }

  /** Tells whether the current token belongs to a preset value. */
  boolean isAtPreset() {
    return delegate == properties;
  }

  /** Tells whether the text may not set a property of this name or alias. */
  boolean isForbidden(String name) {
    return forbidden.contains(names.wireOf(name));
  }

  @Override
  public @Nullable JsonToken nextToken() {
    if (!hasStarted && text.currentToken() == JsonToken.START_OBJECT) {
      hasStarted = true;
      delegate = properties;
    }
    JsonToken token = delegate.nextToken();
    if (isAtPreset() && token == JsonToken.END_OBJECT) {
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
