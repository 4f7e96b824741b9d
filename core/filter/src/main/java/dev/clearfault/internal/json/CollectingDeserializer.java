package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.util.NameTransformer;

/**
 * Notes that a value could not be read, leaves it empty and goes on after it, so that one answer
 * lists all faults.
 *
 * <p>Jackson's own problem-collecting reader handles only some kinds of faults: a failed coercion
 * or a missing primitive still stops it.
 */
final class CollectingDeserializer extends DelegatingDeserializer {
  private final ReadType type;
  private final @Nullable MapKeys keys;
  private final @Nullable BeanProperty property;
  private final boolean isUnwrapped;

  /** Wraps a deserializer. */
  CollectingDeserializer(ValueDeserializer<?> delegate, ReadType type) {
    this(delegate, type, null, null, false);
  }

  private CollectingDeserializer(
      ValueDeserializer<?> delegate,
      ReadType type,
      @Nullable MapKeys keys,
      @Nullable BeanProperty property,
      boolean isUnwrapped) {
    super(delegate);
    this.type = type;
    this.keys = keys;
    this.property = property;
    this.isUnwrapped = isUnwrapped;
  }

  @Override
  protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
    return new CollectingDeserializer(delegate, type, keys, property, isUnwrapped);
  }

  /** For {@code @JsonUnwrapped}. */
  @Override
  public ValueDeserializer<Object> unwrappingDeserializer(
      DeserializationContext context, NameTransformer transformer) {
    return new CollectingDeserializer(
        _delegatee.unwrappingDeserializer(context, transformer), type, keys, property, true);
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    ValueDeserializer<?> contextual =
        context.handleSecondaryContextualization(
            _delegatee, property, context.constructType(handledType()));
    MapKeys checked = type.key() == null ? null : MapKeys.of(type.key(), context, property);
    return new CollectingDeserializer(
        contextual, type.forAnotherReader(), checked, property, isUnwrapped);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
        && parser.getEmbeddedObject() instanceof PresetObject.Value preset) {
      return preset.value() == null ? empty() : preset.value();
    }
    if (isBuffered(parser)) {
      return deserialize(StrictParser.resume(parser, FaultList.of(context)), context);
    }
    if (!isUnwrapped) {
      return read(parser, context);
    }
    TokenStreamContext parent = JsonPaths.parent(parser);
    int before = FaultList.of(context).count();
    Object value = read(parser, context);
    if (FaultList.of(context).count() > before) {
      // Jackson had buffered the properties, and reports them below the last property it read.
      FaultList.of(context).removeStep(before, JsonPaths.of(parent));
    }
    return value;
  }

  /** Tells whether the parser shows a bean that Jackson had buffered until it knew the type. */
  private boolean isBuffered(JsonParser parser) {
    return !(parser instanceof StrictParser)
        && !type.names().javaByWire().isEmpty()
        && (parser.currentToken() == JsonToken.PROPERTY_NAME
            || parser.currentToken() == JsonToken.START_OBJECT);
  }

  private @Nullable Object read(JsonParser parser, DeserializationContext context) {
    TokenStreamContext parent = JsonPaths.parent(parser);
    if (parser instanceof StrictParser strict) {
      prepare(strict, context);
    }
    // Only then, because creators of the application are called for it.
    EnumValues constants = type.constants();
    List<Object> allowed =
        constants != null && constants.isPadded(parser) ? allowed(context) : List.of();
    Kind misread = Misreading.of(_delegatee, allowed, parser, context);
    if (misread != null) {
      JsonFault fault = JsonFault.at(misread, JsonPaths.of(parent), handledType());
      return note(
          context,
          allowed.isEmpty()
              ? fault
              : fault.allowing(allowed, NearestName.of(parser.getString(), allowed)));
    }
    int before = FaultList.of(context).count();
    try {
      Object value = super.deserialize(bounded(parser, context), context);
      Kind unusable = NumberText.fault(value);
      return unusable == null
          ? value
          : note(context, JsonFault.at(unusable, JsonPaths.of(parent), handledType()));
    } catch (RuntimeException e) {
      return recover(parser, context, parent, e, before);
    }
  }

  /** Tells the parser what it needs to know of the names in the object that begins here. */
  private void prepare(StrictParser parser, DeserializationContext context) {
    MapKeys checked = keys;
    if (checked != null) {
      parser.refuseKeys(() -> checked.refuse(parser, context));
    } else if (!type.names().javaByWire().isEmpty()) {
      parser.useNames(type.names());
    }
  }

  /** Jackson reads beyond the end of a date array with too few elements, so it gets a copy. */
  private JsonParser bounded(JsonParser parser, DeserializationContext context) {
    return parser.currentToken() == JsonToken.START_ARRAY && logicalType() == LogicalType.DateTime
        ? context.bufferAsCopyOfValue(parser).asParserOnFirstToken(context)
        : parser;
  }

  @Override
  public @Nullable Object deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer types) {
    TokenStreamContext parent = JsonPaths.parent(parser);
    Subtypes subtypes = new Subtypes(types, property, parser.currentToken());
    int before = FaultList.of(context).count();
    try {
      return super.deserializeWithType(parser, context, types);
    } catch (DatabindException | InputCoercionException e) {
      if (Recovery.isFatal(e, parser, FaultList.of(context))) {
        throw e;
      }
      JsonFault fault = subtypes.fault(e, parser, JsonPaths.of(parent), context);
      Recovery.skip(parser, parent);
      return note(context, fault);
    } finally {
      if (FaultList.of(context).count() > before) {
        subtypes.correct(before, JsonPaths.of(parent), FaultList.of(context));
      }
    }
  }

  /** Jackson calls this for a null in the text. */
  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    if (!isPrimitive()) {
      return super.getNullValue(context);
    }
    List<Object> path = JsonPaths.of(context.getParser().streamReadContext());
    return note(context, JsonFault.at(Kind.MISSING, path, handledType()));
  }

  /** Jackson calls this for an absent component of a record, after the end of the object. */
  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    if (!isPrimitive() || property == null) {
      return super.getAbsentValue(context);
    }
    JsonParser parser = context.getParser();
    TokenStreamContext object =
        parser.currentToken() == JsonToken.END_OBJECT
            ? parser.streamReadContext()
            : JsonPaths.parent(parser);
    List<Object> path = JsonPaths.below(JsonPaths.of(object), property.getName());
    return note(context, JsonFault.at(Kind.MISSING, path, handledType()));
  }

  /** Notes why a value could not be read, and skips the rest of it. */
  private @Nullable Object recover(
      JsonParser parser,
      DeserializationContext context,
      TokenStreamContext parent,
      RuntimeException e,
      int before) {
    if (Recovery.isFatal(e, parser, FaultList.of(context))) {
      throw e;
    }
    // Only the parser knows the place of a number in the middle of an array.
    List<Object> path =
        e instanceof InputCoercionException
            ? JsonPaths.of(JsonPaths.parent(parser))
            : JsonPaths.below(JsonPaths.of(parent), e);
    Recovery.skip(parser, parent);
    JsonFault fault =
        new UnreadValue(handledType(), logicalType(), allowed(context)).fault(e, path);
    if (fault.kind() != Kind.INVALID_VALUE) {
      boolean isDate = logicalType() == LogicalType.DateTime;
      return note(context, isDate ? FormatExample.on(fault, property, _delegatee, context) : fault);
    }
    if (!FaultList.of(context).hasUnreadSince(before)) {
      FaultList.of(context).keepRefusal(UnreadValue.applicationException(e));
      return note(context, fault);
    }
    return empty();
  }

  /** Returns the values that are accepted, if the type is an enum; else an empty list. */
  List<Object> allowed(DeserializationContext context) {
    EnumValues constants = type.constants();
    return constants == null
        ? List.of()
        : constants.accepted(value -> Trial.read(_delegatee, value, context));
  }

  private @Nullable Object note(DeserializationContext context, JsonFault fault) {
    FaultList.of(context).add(fault);
    return empty();
  }

  private boolean isPrimitive() {
    return handledType().isPrimitive();
  }

  private @Nullable Object empty() {
    return isPrimitive() ? Array.get(Array.newInstance(handledType(), 1), 0) : null;
  }
}
