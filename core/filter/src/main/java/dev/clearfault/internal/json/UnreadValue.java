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
 * Says what is wrong with a value that Jackson could not read.
 *
 * @param type what the deserializer makes, if it says so
 * @param logical of which kind that is
 * @param allowed the names that it takes, if it is that of an enum
 */
record UnreadValue(@Nullable Class<?> type, @Nullable LogicalType logical, List<String> allowed) {

  /** Returns the exception that the application's code has thrown, without Jackson's around it. */
  static Throwable thrownByTheApplication(RuntimeException refusal) {
    Throwable thrown = refusal;
    while (thrown instanceof JacksonException && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    return thrown;
  }

  /** Returns the fault; any exception that is not Jackson's is a refusal by the application. */
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
    return e instanceof InvalidFormatException format && format.getValue() instanceof String given
        ? NearestName.of(given, allowed)
        : null;
  }

  /** What this deserializer makes; of an element that had none of its own the exception knows. */
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
