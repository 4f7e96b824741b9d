package dev.clearfault.internal.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Tells whether reading can go on after a value that could not be read, and goes on. */
final class Recovery {
  private Recovery() {}

  /** Tells whether the application's class is faulty, or the parser cannot go on. */
  static boolean isFatal(RuntimeException e, JsonParser parser, FaultList faults) {
    if (!(e instanceof JacksonException)) {
      return !faults.fromClient();
    }
    boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
    return e instanceof InvalidDefinitionException
        || e instanceof ReadingAbortedException
        || !(e instanceof DatabindException
            || e instanceof InputCoercionException
            || (e instanceof StreamConstraintsException && isText));
  }

  /** Skips the rest of a value. */
  static void skip(JsonParser parser, TokenStreamContext parent) {
    while (parser.streamReadContext() != parent && parser.nextToken() != null) {
      // The next token may still belong to the value.
    }
  }
}
