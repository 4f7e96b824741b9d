package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Ends the reading of a text of which there is too much. No value can be left out for its sake, so
 * whatever catches the faults of values has to let it pass.
 */
final class EndOfReadingException extends StreamConstraintsException {
  private static final long serialVersionUID = 1L;

  /** What the whole is told instead of its faults; null if these are told. */
  private final transient @Nullable JsonFault fault;

  private EndOfReadingException(String message, @Nullable JsonFault fault) {
    super(message);
    this.fault = fault;
  }

  /** Each fault costs an exception and a path, so a text full of them is not read to its end. */
  static EndOfReadingException ofFaults() {
    return new EndOfReadingException("too many faults", null);
  }

  /** The text holds more values than it may. */
  static EndOfReadingException ofProperties(int max) {
    return new EndOfReadingException(
        "too many properties",
        new JsonFault(Kind.TOO_MANY_PROPERTIES, List.of(), null, List.of(), max, 0, 0));
  }

  /** The text nests so many subtypes that it would be copied too often. */
  static EndOfReadingException ofRereads() {
    return new EndOfReadingException("too many rereads", JsonFault.TOO_COMPLEX);
  }

  /** Returns what is told of the text: one fault about the whole, or those that were found. */
  List<JsonFault> faults(FaultList found) {
    return fault == null ? found.list() : List.of(fault);
  }
}
