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
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads with Jackson 3, the one class that names its databind to the rest.
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

  /** Of JDK types only, so that an entry kept in a class of the server pins no application. */
  private final ClassValue<PropertyNames> names =
      new ClassValue<>() {
        @Override
        protected PropertyNames computeValue(Class<?> type) {
          return JacksonNames.of(strict, type);
        }
      };

  JacksonReader(JsonLimits limits) {
    this.limits = limits;
    strict = JacksonMappers.strict(limits);
    tolerant = JacksonMappers.tolerant(limits);
    fromTexts = JacksonMappers.fromTexts(limits);
    fromText = JacksonMappers.fromText(limits);
  }

  @Override
  public <T> Result<T> read(byte[] json, Class<T> type) {
    return read(strict, json, type, limits.maxProperties());
  }

  @Override
  public <T> Result<T> readAnswer(byte[] json, Class<T> type) {
    return read(tolerant, json, type, Integer.MAX_VALUE); // Another service is no stranger.
  }

  private <T> Result<T> read(JsonMapper mapper, byte[] json, Class<T> type, int maxProperties) {
    if (isNotUtf8(json)) {
      return new Result<>(null, List.of(TextPosition.fault(Kind.MALFORMED, json, 0)));
    }
    FaultList faults = new FaultList();
    ObjectReader reader = mapper.readerFor(type).withAttribute(FaultList.class, faults);
    try (JsonParser parser = new StrictParser(reader.createParser(json), faults, maxProperties)) {
      return read(reader, parser, json, faults);
    }
  }

  private <T> Result<T> read(
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
    GivenObject object = new GivenObject(reader.createParser(json), given, closed, names.get(type));
    try (JsonParser parser = new StrictParser(object, faults, limits.maxProperties())) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? read(reader, parser, json, faults)
          : refused(json, type);
    } catch (StreamReadException | StreamConstraintsException e) {
      return refused(json, type);
    }
  }

  /** What is no object, or no JSON: reading it as a whole tells where and what. */
  private <T> Result<T> refused(byte[] json, Class<T> type) {
    List<JsonFault> faults = read(json, type).faults();
    return new Result<>(
        null,
        faults.isEmpty() ? List.of(JsonFault.at(Kind.TYPE_MISMATCH, List.of(), type)) : faults);
  }

  @Override
  public <T> Result<T> make(Class<T> type, Map<String, ? extends @Nullable Object> given) {
    FaultList faults = new FaultList();
    ObjectReader reader = strict.readerFor(type).withAttribute(FaultList.class, faults);
    try (JsonParser parser = GivenObject.parser(given)) {
      T value = reader.readValue(parser);
      return new Result<>(value, faults.list());
    }
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
    ObjectReader reader = fromTexts.readerFor(type).withAttribute(FaultList.class, faults);
    try (JsonParser parser =
        new StrictParser(
            reader.treeAsTokens(fromTexts.<JsonNode>valueToTree(values)),
            faults,
            Integer.MAX_VALUE)) {
      T value = reader.readValue(parser);
      return new Result<>(value, faults.list());
    }
  }

  @Override
  public PropertyNames names(Class<?> type) {
    return names.get(type);
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
  private JsonFault endOf(JacksonException end, JsonParser parser, byte[] json) {
    if (end instanceof StrictParser.TooManyPropertiesException) {
      return limit(Kind.TOO_MANY_PROPERTIES, List.of(), limits.maxProperties());
    }
    if (end instanceof StreamConstraintsException) {
      List<Object> path = JsonPaths.of(parser.streamReadContext());
      return limit(String.valueOf(end.getOriginalMessage()), path);
    }
    return TextPosition.fault(Kind.MALFORMED, json, end.getLocation());
  }

  /** Jackson tells its limits apart by the beginning of the message alone. */
  private JsonFault limit(String message, List<Object> path) {
    if (message.startsWith("Name")) {
      return limit(Kind.NAME_TOO_LONG, List.of(), JacksonMappers.MAX_NAME_LENGTH);
    }
    return message.startsWith("Number")
        ? numberTooLong(path)
        : limit(Kind.NESTING_TOO_DEEP, List.of(), limits.maxDepth());
  }

  static JsonFault numberTooLong(List<Object> path) {
    return limit(Kind.NUMBER_TOO_LONG, path, JacksonMappers.MAX_NUMBER_LENGTH);
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
