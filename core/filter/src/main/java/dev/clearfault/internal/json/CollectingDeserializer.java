package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
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
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.NameTransformer;

/**
 * Notes that a value could not be read, leaves it empty and goes on behind it, so that a client
 * learns of all its faults at once.
 *
 * <p>Jackson's own problem-collecting reader sees only some kinds of faults: a failed coercion or a
 * missing primitive still ends it.
 */
final class CollectingDeserializer extends DelegatingDeserializer {
  private final List<String> allowed;
  private final PropertyNames names;
  private final @Nullable BeanProperty property;
  private final boolean isUnwrapped;

  /**
   * Wraps a deserializer.
   *
   * @param allowed the names that it takes, if it is that of an enum
   * @param names those of the properties, if it is that of a bean
   */
  CollectingDeserializer(ValueDeserializer<?> delegate, List<String> allowed, PropertyNames names) {
    this(delegate, allowed, names, null, false);
  }

  private CollectingDeserializer(
      ValueDeserializer<?> delegate,
      List<String> allowed,
      PropertyNames names,
      @Nullable BeanProperty property,
      boolean isUnwrapped) {
    super(delegate);
    this.allowed = allowed;
    this.names = names;
    this.property = property;
    this.isUnwrapped = isUnwrapped;
  }

  @Override
  protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
    return new CollectingDeserializer(delegate, allowed, names, property, isUnwrapped);
  }

  /** For {@code @JsonUnwrapped}. */
  @Override
  public ValueDeserializer<Object> unwrappingDeserializer(
      DeserializationContext context, NameTransformer transformer) {
    return new CollectingDeserializer(
        _delegatee.unwrappingDeserializer(context, transformer), allowed, names, property, true);
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty of) {
    ValueDeserializer<?> contextual =
        context.handleSecondaryContextualization(
            _delegatee, of, context.constructType(_delegatee.handledType()));
    return new CollectingDeserializer(contextual, allowed, names, of, isUnwrapped);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
        && parser.getEmbeddedObject() instanceof GivenObject.Value given) {
      return given.value() == null ? empty() : given.value();
    }
    if (isPutAside(parser)) {
      return deserialize(StrictParser.behind(parser, FaultList.of(context)), context);
    }
    if (!isUnwrapped) {
      return read(parser, context);
    }
    TokenStreamContext around = JsonPaths.around(parser);
    int before = FaultList.of(context).count();
    Object value = read(parser, context);
    if (FaultList.of(context).count() > before) {
      // Jackson has put the properties aside, and says that they are below the last one it read.
      FaultList.of(context).withoutStep(before, JsonPaths.of(around));
    }
    return value;
  }

  /** Tells whether it shows a bean that Jackson has put aside, until it knew its type. */
  private boolean isPutAside(JsonParser parser) {
    return !(parser instanceof StrictParser)
        && !names.javaByWire().isEmpty()
        && (parser.currentToken() == JsonToken.PROPERTY_NAME
            || parser.currentToken() == JsonToken.START_OBJECT);
  }

  private @Nullable Object read(JsonParser parser, DeserializationContext context) {
    TokenStreamContext around = JsonPaths.around(parser);
    if (parser instanceof StrictParser strict && !names.javaByWire().isEmpty()) {
      strict.alsoKnownBy(names);
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING && isArrayOfFractions()) {
      note(context, JsonFault.at(Kind.TYPE_MISMATCH, JsonPaths.of(around), type()));
      return empty();
    }
    if (parser.currentToken() == JsonToken.VALUE_STRING
        && isByte()
        && NumberText.isUnsignedByte(parser.getString().trim())) {
      note(context, JsonFault.at(Kind.OUT_OF_RANGE, JsonPaths.of(around), type()));
      return empty();
    }
    int before = FaultList.of(context).count();
    try {
      Object value = super.deserialize(bounded(parser, context), context);
      if (isWithinReason(value)) {
        return value;
      }
      note(context, JsonFault.at(kindOf(value), JsonPaths.of(around), type()));
      return empty();
    } catch (DatabindException | InputCoercionException | StreamConstraintsException e) {
      return leaveOut(parser, context, around, e, before);
    }
  }

  /** Of a date in parts Jackson reads on behind the list, if there are too few of them. */
  private JsonParser bounded(JsonParser parser, DeserializationContext context) {
    return parser.currentToken() == JsonToken.START_ARRAY && logicalType() == LogicalType.DateTime
        ? context.bufferAsCopyOfValue(parser).asParserOnFirstToken(context)
        : parser;
  }

  /** NaN is what somebody wrote, infinity also what a number that is too large becomes. */
  private static Kind kindOf(@Nullable Object value) {
    boolean isNumber = !(value instanceof Number number) || !Double.isNaN(number.doubleValue());
    return isNumber ? Kind.OUT_OF_RANGE : Kind.TYPE_MISMATCH;
  }

  private static boolean isWithinReason(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return Math.abs(decimal.scale()) <= NumberText.MAX_EXPONENT;
    }
    return !(value instanceof Double || value instanceof Float)
        || Double.isFinite(((Number) value).doubleValue());
  }

  @Override
  public @Nullable Object deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer types) {
    TokenStreamContext around = JsonPaths.around(parser);
    int before = FaultList.of(context).count();
    try {
      return super.deserializeWithType(parser, context, types);
    } catch (DatabindException | InputCoercionException e) {
      return leaveOut(parser, context, around, e, before);
    } finally {
      if (types.getPropertyName() != null && FaultList.of(context).count() > before) {
        // What stood before the name of the type was put aside, and says that it is below that.
        List<Object> name = with(JsonPaths.of(around), types.getPropertyName());
        FaultList.of(context).withoutStep(before, name);
      }
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
      JacksonException e,
      int before) {
    boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
    if (e instanceof InvalidDefinitionException
        || e instanceof EndOfReadingException
        || (e instanceof StreamConstraintsException && !isText)) {
      throw e; // The application's class, and what the parser itself cannot get over.
    }
    // Of a number in the middle of an array the parser alone knows the place.
    List<Object> path =
        e instanceof InputCoercionException
            ? JsonPaths.of(JsonPaths.around(parser))
            : JsonPaths.below(JsonPaths.of(around), e);
    while (parser.streamReadContext() != around && parser.nextToken() != null) {
      // Everything up to the end of the value belongs to what could not be read.
    }
    JsonFault fault = new UnreadValue(type(), logicalType(), allowed).fault(e, path);
    if (fault.kind() != Kind.INVALID_VALUE || !FaultList.of(context).hasUnreadSince(before)) {
      note(context, fault);
    }
    return empty();
  }

  private static void note(DeserializationContext context, JsonFault fault) {
    FaultList.of(context).add(fault);
  }

  private @Nullable Class<?> type() {
    return _delegatee.handledType();
  }

  /** In a text for one of these Jackson would see their bits in Base64. */
  private boolean isArrayOfFractions() {
    return type() == double[].class || type() == float[].class;
  }

  private boolean isByte() {
    return type() == byte.class || type() == Byte.class;
  }

  private boolean isPrimitive() {
    Class<?> type = type();
    return type != null && type.isPrimitive();
  }

  private @Nullable Object empty() {
    return isPrimitive() ? Array.get(Array.newInstance(_delegatee.handledType(), 1), 0) : null;
  }
}
