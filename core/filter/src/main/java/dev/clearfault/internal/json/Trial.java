package dev.clearfault.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/** Reads a value that no client has sent, to find out whether it would be accepted. */
final class Trial {
  private Trial() {}

  /** Returns what the value becomes; null if it is not accepted. */
  static @Nullable Object read(
      ValueDeserializer<?> reader, Object value, DeserializationContext context) {
    FaultList sent = FaultList.of(context);
    FaultList faults = FaultList.unlimited();
    context.setAttribute(FaultList.class, faults);
    try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
      if (value instanceof Number number) {
        tokens.writeNumber(number.longValue());
      } else {
        tokens.writeString(value.toString());
      }
      Object read = reader.deserialize(tokens.asParserOnFirstToken(context), context);
      return faults.count() == 0 ? read : null;
    } catch (RuntimeException | AssertionError | LinkageError refused) {
      return null;
    } finally {
      context.setAttribute(FaultList.class, sent);
    }
  }
}
