package dev.clearfault.json;

import dev.clearfault.json.JsonFault.Kind;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads with Jackson 3, the one class that names its databind to the rest.
 *
 * <p>Thread-safe.
 */
final class JacksonReader implements JsonReader {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER_LENGTH = 1000;
  private static final int MAX_NAME_LENGTH = 1000;
  private static final int MAX_STRING_LENGTH = 10_000_000;

  private static final JsonFault EMPTY = JsonFault.at(Kind.EMPTY, List.of(), null);

  private final JsonMapper strict =
      typed().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final JsonMapper tolerant =
      typed().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final JsonMapper fromText =
      base()
          .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // A form sends an empty text for every field that was not filled in.
          .withCoercionConfigDefaults(
              c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
          .build();

  private static JsonMapper.Builder base() {
    SimpleModule collecting = new SimpleModule("faults");
    collecting.setDeserializerModifier(new CollectingModifier());
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .addModule(collecting);
  }

  /** For texts that have types: a number in quotes is none. */
  private static JsonMapper.Builder typed() {
    return base()
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(
            c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            c ->
                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  @Override
  public <T> Result<T> read(byte[] json, Class<T> type) {
    return read(strict, json, type);
  }

  @Override
  public <T> Result<T> readAnswer(byte[] json, Class<T> type) {
    return read(tolerant, json, type);
  }

  private static <T> Result<T> read(JsonMapper mapper, byte[] json, Class<T> type) {
    if (isNotUtf8(json)) {
      return new Result<>(null, List.of(TextPosition.fault(Kind.MALFORMED, json, 0)));
    }
    FaultList faults = new FaultList();
    ObjectReader reader = mapper.readerFor(type).withAttribute(FaultList.class, faults);
    try (JsonParser parser = reader.createParser(json)) {
      return read(reader, parser, json, faults);
    }
  }

  private static <T> Result<T> read(
      ObjectReader reader, JsonParser parser, byte[] json, FaultList faults) {
    try {
      T value = reader.readValue(parser);
      return new Result<>(value, faults.list());
    } catch (InvalidDefinitionException ourBug) {
      throw ourBug;
    } catch (JacksonException e) {
      return new Result<>(null, List.of(isBlank(json) ? EMPTY : endOf(e, parser, json)));
    }
  }

  @Override
  public <T> Result<T> read(
      byte[] json,
      Class<T> type,
      Map<String, ? extends @Nullable Object> given,
      Set<String> closed) {
    if (isNotUtf8(json)) {
      return new Result<>(null, List.of(TextPosition.fault(Kind.MALFORMED, json, 0)));
    }
    FaultList faults = new FaultList();
    ObjectReader reader = strict.readerFor(type).withAttribute(FaultList.class, faults);
    try (JsonParser parser = reader.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return read(json, type);
      }
      GivenObject object = new GivenObject(given, closed);
      object.add(parser, faults);
      if (parser.nextToken() != null) {
        return new Result<>(
            null, List.of(TextPosition.fault(Kind.MALFORMED, json, parser.currentTokenLocation())));
      }
      return make(reader, object, faults);
    } catch (StreamReadException | StreamConstraintsException e) {
      return read(json, type); // Which tells where and what.
    }
  }

  @Override
  public <T> Result<T> make(Class<T> type, Map<String, ? extends @Nullable Object> given) {
    FaultList faults = new FaultList();
    ObjectReader reader = strict.readerFor(type).withAttribute(FaultList.class, faults);
    return make(reader, new GivenObject(given, given.keySet()), faults);
  }

  @Override
  public void check(Type type) {
    try {
      Object unused =
          strict
              .readerFor(strict.constructType(type))
              .withAttribute(FaultList.class, new FaultList())
              .readValue("{}");
    } catch (InvalidDefinitionException e) {
      throw new IllegalStateException(
          type.getTypeName()
              + " cannot be read from JSON or text: make it a record, or a class that Jackson can"
              + " make ("
              + e.getOriginalMessage()
              + ")",
          e);
    } catch (JacksonException readable) {
      // An object is not what it is made of.
    }
  }

  private static <T> Result<T> make(ObjectReader reader, GivenObject object, FaultList faults) {
    try (JsonParser parser = object.parser()) {
      T value = reader.readValue(parser);
      return new Result<>(value, faults.list());
    }
  }

  @Override
  public Result<Object> convert(Object text, Type type) {
    FaultList faults = new FaultList();
    ObjectReader reader =
        fromText.readerFor(fromText.constructType(type)).withAttribute(FaultList.class, faults);
    Object value = reader.readValue(fromText.<JsonNode>valueToTree(text));
    return new Result<>(value, faults.list());
  }

  @Override
  public <T> Result<T> bind(Map<String, ?> values, Class<T> type) {
    FaultList faults = new FaultList();
    ObjectReader reader = fromText.readerFor(type).withAttribute(FaultList.class, faults);
    T value = reader.readValue(fromText.<JsonNode>valueToTree(values));
    return new Result<>(value, faults.list());
  }

  /** RFC 8259 section 8.1; Jackson would also take UTF-16 and UTF-32, which have zeros early on. */
  private static boolean isNotUtf8(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      if (json[i] == 0 || json[i] == (byte) 0xfe || json[i] == (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  /** What ends the reading makes all that was found before unsure, so it is told alone. */
  private static JsonFault endOf(JacksonException end, JsonParser parser, byte[] json) {
    List<Object> path = JsonPaths.of(parser.streamReadContext());
    String message = String.valueOf(end.getOriginalMessage());
    if (end instanceof StreamConstraintsException) {
      return limit(message, path);
    }
    if (end instanceof StreamReadException && message.startsWith("Duplicate Object property")) {
      return JsonFault.at(Kind.DUPLICATE_PROPERTY, path, null);
    }
    return TextPosition.fault(Kind.MALFORMED, json, end.getLocation());
  }

  /** Jackson tells its limits apart by the beginning of the message alone. */
  private static JsonFault limit(String message, List<Object> path) {
    if (message.startsWith("Name")) {
      return limit(Kind.NAME_TOO_LONG, List.of(), MAX_NAME_LENGTH);
    }
    if (message.startsWith("String")) {
      return limit(Kind.STRING_TOO_LONG, path, MAX_STRING_LENGTH);
    }
    return message.startsWith("Number")
        ? limit(Kind.NUMBER_TOO_LONG, path, MAX_NUMBER_LENGTH)
        : limit(Kind.NESTING_TOO_DEEP, List.of(), MAX_DEPTH);
  }

  private static JsonFault limit(Kind kind, List<Object> path, long limit) {
    return new JsonFault(kind, path, null, List.of(), limit, 0, 0);
  }

  private static boolean isBlank(byte[] json) {
    for (byte b : json) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }
}
