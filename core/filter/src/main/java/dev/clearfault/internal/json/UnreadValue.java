package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.type.LogicalType;

/**
 * Finds the fault of a value that Jackson could not read.
 *
 * @param type the type that the deserializer reads; null if unknown
 * @param logical the kind of that type
 * @param allowed the names that an enum accepts; empty for other types
 */
record UnreadValue(@Nullable Class<?> type, @Nullable LogicalType logical, List<String> allowed) {

  /** Returns the exception of the application's code, which Jackson may have wrapped. */
  static Throwable applicationException(RuntimeException refusal) {
    Throwable thrown = refusal;
    while (thrown instanceof JacksonException && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    return thrown;
  }

  /** Returns the fault. The application has rejected the value if Jackson did not throw. */
  JsonFault fault(RuntimeException thrown, List<Object> path) {
    if (!(thrown instanceof JacksonException e)) {
      return JsonFault.at(Kind.INVALID_VALUE, path, null);
    }
    if (!allowed.isEmpty() && e.getPath().isEmpty()) {
      return new JsonFault(Kind.INVALID_ENUM, path, expected(e), allowed, 0, 0, 0, nearest(e));
    }
    if (e instanceof StreamConstraintsException) {
      return JacksonReader.numberTooLong(path);
    }
    if (e instanceof InputCoercionException coercion) {
      return JsonFault.at(Kind.OUT_OF_RANGE, path, coercion.getTargetType());
    }
    if (!(e instanceof MismatchedInputException)) {
      return JsonFault.at(Kind.INVALID_VALUE, path, null); // A constructor or setter threw.
    }
    if (e instanceof InvalidFormatException format
        && format.getValue() instanceof CharSequence
        && format.getPath().isEmpty()) {
      return JsonFault.at(
          isNumberOrBoolean() ? Kind.TYPE_MISMATCH : Kind.INVALID_FORMAT, path, expected(e));
    }
    return String.valueOf(e.getOriginalMessage()).startsWith("Missing required creator")
        ? JsonFault.at(Kind.MISSING, path, null)
        : JsonFault.at(Kind.TYPE_MISMATCH, path, expected(e));
  }

  private @Nullable String nearest(JacksonException e) {
    return e instanceof InvalidFormatException format && format.getValue() instanceof String text
        ? NearestName.of(text, allowed)
        : null;
  }

  /** The exception knows the type of an element that has no collecting deserializer. */
  private @Nullable Class<?> expected(JacksonException e) {
    if (e.getPath().isEmpty()) {
      return type;
    }
    Class<?> target = e instanceof MismatchedInputException m ? m.getTargetType() : null;
    return target != null && target.isArray() ? target.getComponentType() : target;
  }

  private boolean isNumberOrBoolean() {
    return logical == LogicalType.Integer
        || logical == LogicalType.Float
        || logical == LogicalType.Boolean;
  }
}
