package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads with Jackson 3 databind.
 *
 * <p>Thread-safe.
 */
final class JacksonReader implements JsonReader {
  private static final JsonFault EMPTY = JsonFault.at(Kind.EMPTY, List.of(), null);

  private final JsonLimits limits;
  private final JsonMapper strict;
  private final JsonMapper tolerant;
  private final JsonMapper fromTexts;
  private final JsonMapper fromText;
  private final WireTypes wireTypes;
  private final KnownProperties known;

  JacksonReader(JsonLimits limits, @Nullable JsonMapper application) {
    JacksonMappers mappers = new JacksonMappers(application, limits);
    this.limits = limits;
    strict = mappers.strict();
    tolerant = mappers.tolerant();
    fromTexts = mappers.fromTexts();
    fromText = mappers.fromText();
    wireTypes = new WireTypes(strict, this::names);
    known = new KnownProperties(strict);
  }

  @Override
  public <T> Result<T> read(byte[] json, Type type) {
    return read(strict, json, type, limits.maxProperties());
  }

  @Override
  public <T> Result<T> readAnswer(byte[] json, Type type) {
    // The caller limits the size of the answer, and so the number of its values.
    return read(tolerant, json, type, Integer.MAX_VALUE);
  }

  private <T> Result<T> read(JsonMapper mapper, byte[] json, Type type, int maxProperties) {
    if (JsonBytes.isNotUtf8(json)) {
      return new Result<>(null, List.of(JsonBytes.malformed(json, 0)), null);
    }
    // The values of an answer are not counted, but each of them takes two bytes or more.
    int maxValues = Math.min(maxProperties, Math.max(limits.maxProperties(), json.length / 2));
    boolean fromClient = mapper == strict;
    FaultList faults =
        new FaultList(
            limits.maxFaults(), maxValues, fromClient, !fromClient || limits.controlCharacters());
    ObjectReader reader = reader(mapper, mapper.constructType(type), faults);
    return parse(
        reader,
        faults,
        () -> new StrictParser(reader.createParser(json), faults, maxProperties),
        (end, parser) -> JsonBytes.isBlank(json) ? EMPTY : endOf(end, parser, json));
  }

  @Override
  public <T> Result<T> read(
      byte[] json,
      Type type,
      Map<String, ? extends @Nullable Object> preset,
      Set<String> forbidden) {
    JavaType wanted = strict.constructType(type);
    if (!JsonBytes.starts(json, '{')) {
      // Reading the whole text finds the fault and its place.
      Result<T> whole = read(json, type);
      JsonFault mismatch = JsonFault.at(Kind.TYPE_MISMATCH, List.of(), wanted.getRawClass());
      return new Result<>(
          null, whole.faults().isEmpty() ? List.of(mismatch) : whole.faults(), whole.refusal());
    }
    FaultList faults = faultList().without(forbidden);
    ObjectReader reader = reader(strict, wanted, faults);
    PropertyNames names = names(wanted.getRawClass());
    return parse(
        reader,
        faults,
        () ->
            new StrictParser(
                new PresetObject(reader.createParser(json), preset, forbidden, names),
                faults,
                limits.maxProperties()),
        (end, parser) -> endOf(end, parser, json));
  }

  @Override
  public <T> Result<T> make(Type type, Map<String, ? extends @Nullable Object> preset) {
    FaultList faults = faultList();
    ObjectReader reader = reader(strict, strict.constructType(type), faults);
    return parse(reader, faults, () -> PresetObject.parser(preset));
  }

  @Override
  public Result<Object> convert(Object text, Type type) {
    FaultList faults = faultList();
    ObjectReader reader = reader(fromText, fromText.constructType(type), faults);
    return parse(reader, faults, () -> texts(text, faults));
  }

  @Override
  public Result<Object> convert(Object text, Type type, Class<?> owner, String name) {
    BeanProperty property = known.of(owner).formatted().get(name);
    if (property == null) {
      return convert(text, type);
    }
    FaultList faults = faultList();
    ObjectReader reader =
        reader(fromText, fromText.constructType(ComponentValue.class), faults)
            .withAttribute(BeanProperty.class, property);
    Result<ComponentValue> read = parse(reader, faults, () -> texts(text, faults));
    ComponentValue value = read.value();
    return new Result<>(value == null ? null : value.value(), read.faults(), read.refusal());
  }

  @Override
  public <T> Result<T> bind(Map<String, ?> values, Type type) {
    FaultList faults = faultList();
    ObjectReader reader = reader(fromTexts, fromTexts.constructType(type), faults);
    return parse(reader, faults, () -> texts(values, faults));
  }

  private static JsonParser texts(Object texts, FaultList faults) {
    return new StrictParser(RequestTokens.parser(texts), faults, Integer.MAX_VALUE);
  }

  /** Reads values that do not come from a JSON text. */
  private static <T> Result<T> parse(
      ObjectReader reader, FaultList faults, Supplier<JsonParser> opening) {
    UnreadValue root = new UnreadValue(reader.getValueType().getRawClass(), null, List.of());
    return parse(
        reader, faults, opening, (end, parser) -> root.fault(end, JsonPaths.below(List.of(), end)));
  }

  /**
   * All reading goes through here: an exception that depends on the text becomes a fault. An {@code
   * InvalidDefinitionException} is a fault in the application's class.
   *
   * @param opening opens the parser, which has read nothing yet
   * @param ending returns the fault of a text that could not be read to its end
   */
  private static <T> Result<T> parse(
      ObjectReader reader,
      FaultList faults,
      Supplier<JsonParser> opening,
      BiFunction<JacksonException, JsonParser, JsonFault> ending) {
    try (JsonParser parser = opening.get()) {
      try {
        T value = reader.readValue(parser);
        return new Result<>(value, faults.list(), faults.refusal());
      } catch (InvalidDefinitionException faultOfTheClass) {
        throw faultOfTheClass;
      } catch (ReadingAbortedException tooMuch) {
        return new Result<>(null, tooMuch.faults(faults), faults.refusal());
      } catch (JacksonException end) {
        return new Result<>(null, List.of(ending.apply(end, parser)), null);
      } catch (RuntimeException refused) {
        if (!faults.fromClient()) {
          throw refused; // A faulty deserializer is no fault of the upstream.
        }
        JsonFault fault = JsonFault.at(Kind.INVALID_VALUE, List.of(), null);
        return new Result<>(null, List.of(fault), refused);
      }
    } catch (StackOverflowError tooDeep) {
      return new Result<>(null, List.of(JsonFault.TOO_COMPLEX), null);
    }
  }

  private FaultList faultList() {
    return new FaultList(
        limits.maxFaults(), limits.maxProperties(), true, limits.controlCharacters());
  }

  private static ObjectReader reader(JsonMapper mapper, JavaType type, FaultList faults) {
    return mapper.readerFor(type).withAttribute(FaultList.class, faults);
  }

  @Override
  public void check(Type type) {
    try {
      Object unused =
          reader(strict, strict.constructType(type), FaultList.unlimited()).readValue("{}");
    } catch (InvalidDefinitionException e) {
      throw new IllegalStateException(
          type.getTypeName()
              + " cannot be read from JSON or text: make it a record, or a class that Jackson can"
              + " make ("
              + e.getOriginalMessage()
              + ")",
          e);
    } catch (JacksonException readable) {
      // Jackson can read the type, but not from an empty object.
    }
  }

  @Override
  public WireType wireType(Type type) {
    return wireTypes.of(strict.constructType(type));
  }

  @Override
  public PropertyNames names(Class<?> type) {
    return known.of(type).names();
  }

  /** Reports only why the reading ended, because the earlier faults are then uncertain. */
  private JsonFault endOf(JacksonException end, JsonParser parser, byte[] json) {
    if (end instanceof StreamConstraintsException) {
      List<Object> path = JsonPaths.of(parser.streamReadContext());
      return limit(String.valueOf(end.getOriginalMessage()), path);
    }
    return JsonBytes.malformed(json, end.getLocation());
  }

  /** Only the beginning of Jackson's message names the limit. */
  private JsonFault limit(String message, List<Object> path) {
    if (message.startsWith("Name")) {
      return JsonFault.nameTooLong();
    }
    return message.startsWith("Number")
        ? JsonFault.numberTooLong(path)
        : JsonFault.exceeding(Kind.NESTING_TOO_DEEP, List.of(), limits.maxDepth());
  }
}
