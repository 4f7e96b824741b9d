package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Stops the reading of a text that is too much work. A deserializer must not catch it, because it
 * does not concern one value.
 */
final class ReadingAbortedException extends StreamConstraintsException {
  private static final long serialVersionUID = 1L;

  /** The only fault to report; null to report the faults that were found. */
  private final transient @Nullable JsonFault fault;

  private ReadingAbortedException(String message, @Nullable JsonFault fault) {
    super(message);
    this.fault = fault;
  }

  /** Each fault costs an exception and a path. */
  static ReadingAbortedException tooManyFaults() {
    return new ReadingAbortedException("too many faults", null);
  }

  static ReadingAbortedException tooManyProperties(int max) {
    return new ReadingAbortedException(
        "too many properties", JsonFault.exceeding(Kind.TOO_MANY_PROPERTIES, List.of(), max));
  }

  /** The text nests so many subtypes that Jackson would copy it too often. */
  static ReadingAbortedException tooManyRereads() {
    return new ReadingAbortedException("too many rereads", JsonFault.TOO_COMPLEX);
  }

  List<JsonFault> faults(FaultList found) {
    return fault == null ? found.list() : List.of(fault);
  }
}
