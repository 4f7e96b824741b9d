package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Ends the reading of a text that is too much work. It is no fault of one value, so a deserializer
 * must not catch it.
 */
final class EndOfReadingException extends StreamConstraintsException {
  private static final long serialVersionUID = 1L;

  /** The only fault to report; null to report those that were found. */
  private final transient @Nullable JsonFault fault;

  private EndOfReadingException(String message, @Nullable JsonFault fault) {
    super(message);
    this.fault = fault;
  }

  /** The text has too many faults: each costs an exception and a path. */
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

  /** Returns the faults to report: one about the whole, or those that were found. */
  List<JsonFault> faults(FaultList found) {
    return fault == null ? found.list() : List.of(fault);
  }
}
