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
 * @param allowed what an enum accepts; empty for other types
 */
record UnreadValue(@Nullable Class<?> type, @Nullable LogicalType logical, List<Object> allowed) {

  private static final String NO_SUBTYPE = "Missing external type id property '";

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
      return JsonFault.at(Kind.INVALID_ENUM, path, expected(e)).allowing(allowed, nearest(e));
    }
    if (e instanceof StreamConstraintsException) {
      return JsonFault.numberTooLong(path);
    }
    if (e instanceof InputCoercionException coercion) {
      JsonFault fault = JsonFault.at(Kind.OUT_OF_RANGE, path, range(coercion));
      return StrictParser.TOO_FINE.equals(e.getOriginalMessage()) ? fault.like("0") : fault;
    }
    if (!(e instanceof MismatchedInputException)) {
      return JsonFault.at(Kind.INVALID_VALUE, path, null); // A constructor or setter threw.
    }
    if (e instanceof InvalidFormatException format
        && format.getValue() instanceof CharSequence
        && format.getPath().isEmpty()) {
      boolean isTooLarge =
          logical == LogicalType.Integer && NumberText.isWhole(format.getValue().toString().trim());
      Kind kind = isNumberOrBoolean() ? Kind.TYPE_MISMATCH : Kind.INVALID_FORMAT;
      return JsonFault.at(isTooLarge ? Kind.OUT_OF_RANGE : kind, path, expected(e));
    }
    return mismatch(String.valueOf(e.getOriginalMessage()), e, path);
  }

  /** Only the beginning of Jackson's message tells what is missing. */
  private JsonFault mismatch(String message, JacksonException e, List<Object> path) {
    if (message.startsWith(NO_SUBTYPE)) {
      String name =
          message.substring(NO_SUBTYPE.length(), message.indexOf('\'', NO_SUBTYPE.length()));
      List<Object> object = path.subList(0, Math.max(0, path.size() - 1));
      return JsonFault.at(Kind.MISSING, JsonPaths.below(object, name), null);
    }
    boolean isMissing =
        message.startsWith("Missing required creator") || message.startsWith("Missing property '");
    return isMissing
        ? JsonFault.at(Kind.MISSING, path, null)
        : JsonFault.at(Kind.TYPE_MISMATCH, path, expected(e));
  }

  private @Nullable NearestName nearest(JacksonException e) {
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

  /** Jackson reads a byte and a short as an int first, and then names the int. */
  private @Nullable Class<?> range(InputCoercionException e) {
    return logical == LogicalType.Integer && e.getPath().isEmpty() ? type : e.getTargetType();
  }

  private boolean isNumberOrBoolean() {
    return logical == LogicalType.Integer
        || logical == LogicalType.Float
        || logical == LogicalType.Boolean;
  }
}
