package dev.clearfault.json;

import dev.clearfault.json.JsonFault.Kind;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;

/**
 * Notes that a value could not be read, leaves it empty and goes on behind it, so that a client
 * learns of all its faults at once.
 *
 * <p>Jackson's own problem-collecting reader sees only some kinds of faults: a failed coercion or a
 * missing primitive still ends it.
 */
final class CollectingDeserializer extends DelegatingDeserializer {
  /** Beyond this, doing anything with a decimal number may take for ever. */
  private static final int MAX_SCALE = 1000;

  private final List<String> allowed;
  private final @Nullable BeanProperty property;

  /**
   * Wraps a deserializer.
   *
   * @param allowed the names that it takes, if it is that of an enum
   */
  CollectingDeserializer(ValueDeserializer<?> delegate, List<String> allowed) {
    this(delegate, allowed, null);
  }

  private CollectingDeserializer(
      ValueDeserializer<?> delegate, List<String> allowed, @Nullable BeanProperty property) {
    super(delegate);
    this.allowed = allowed;
    this.property = property;
  }

  @Override
  protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
    return new CollectingDeserializer(delegate, allowed, property);
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty of) {
    ValueDeserializer<?> contextual =
        context.handleSecondaryContextualization(
            _delegatee, of, context.constructType(_delegatee.handledType()));
    return new CollectingDeserializer(contextual, allowed, of);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
        && parser.getEmbeddedObject() instanceof GivenObject.Value given) {
      return given.value() == null ? empty() : given.value();
    }
    TokenStreamContext around = JsonPaths.around(parser);
    try {
      Object value = super.deserialize(parser, context);
      if (isWithinReason(value)) {
        return value;
      }
      note(context, JsonFault.at(Kind.OUT_OF_RANGE, JsonPaths.of(around), type()));
      return empty();
    } catch (DatabindException | InputCoercionException e) {
      return leaveOut(parser, context, around, e);
    }
  }

  private static boolean isWithinReason(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return Math.abs(decimal.scale()) <= MAX_SCALE;
    }
    return !(value instanceof Double || value instanceof Float)
        || Double.isFinite(((Number) value).doubleValue());
  }

  @Override
  public @Nullable Object deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer types) {
    TokenStreamContext around = JsonPaths.around(parser);
    try {
      return super.deserializeWithType(parser, context, types);
    } catch (DatabindException | InputCoercionException e) {
      return leaveOut(parser, context, around, e);
    }
  }

  /** For a null in the text. */
  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    if (!isPrimitive()) {
      return super.getNullValue(context);
    }
    JsonParser parser = context.getParser();
    note(context, JsonFault.at(Kind.MISSING, JsonPaths.of(parser.streamReadContext()), type()));
    return empty();
  }

  /** For a component of a record that is not in the text; the parser is behind the object. */
  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    if (!isPrimitive() || property == null) {
      return super.getAbsentValue(context);
    }
    List<Object> path = JsonPaths.of(objectAround(context.getParser()));
    note(context, JsonFault.at(Kind.MISSING, with(path, property.getName()), type()));
    return empty();
  }

  private static @Nullable TokenStreamContext objectAround(JsonParser parser) {
    return parser.currentToken() == JsonToken.END_OBJECT
        ? parser.streamReadContext()
        : JsonPaths.around(parser);
  }

  private static List<Object> with(List<Object> path, String name) {
    Object[] longer = Arrays.copyOf(path.toArray(), path.size() + 1);
    longer[path.size()] = name;
    return List.of(longer);
  }

  private @Nullable Object leaveOut(
      JsonParser parser,
      DeserializationContext context,
      TokenStreamContext around,
      JacksonException e) {
    if (e instanceof InvalidDefinitionException) {
      throw e;
    }
    List<Object> path = JsonPaths.below(JsonPaths.of(around), e);
    while (parser.streamReadContext() != around && parser.nextToken() != null) {
      // Everything up to the end of the value belongs to what could not be read.
    }
    note(context, fault(e, path));
    return empty();
  }

  private JsonFault fault(JacksonException e, List<Object> path) {
    if (!allowed.isEmpty() && e.getPath().isEmpty()) {
      return new JsonFault(Kind.INVALID_ENUM, path, expected(e), allowed, 0, 0, 0);
    }
    if (e instanceof InputCoercionException) {
      return JsonFault.at(Kind.OUT_OF_RANGE, path, expected(e));
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

  /** What this deserializer makes; of an element that had none of its own the exception knows. */
  private @Nullable Class<?> expected(JacksonException e) {
    if (e.getPath().isEmpty()) {
      return type();
    }
    Class<?> target = e instanceof MismatchedInputException m ? m.getTargetType() : null;
    return target != null && target.isArray() ? target.getComponentType() : target;
  }

  private boolean isNumberOrBoolean() {
    LogicalType logical = logicalType();
    return logical == LogicalType.Integer
        || logical == LogicalType.Float
        || logical == LogicalType.Boolean;
  }

  private static void note(DeserializationContext context, JsonFault fault) {
    if (context.getAttribute(FaultList.class) instanceof FaultList faults) {
      faults.add(fault);
    }
  }

  private @Nullable Class<?> type() {
    return _delegatee.handledType();
  }

  private boolean isPrimitive() {
    Class<?> type = type();
    return type != null && type.isPrimitive();
  }

  private @Nullable Object empty() {
    return isPrimitive() ? Array.get(Array.newInstance(_delegatee.handledType(), 1), 0) : null;
  }
}
