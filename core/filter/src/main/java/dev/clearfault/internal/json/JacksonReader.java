package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JavaType;
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

  private final ClassFacts<PropertyNames> names =
      new ClassFacts<>() {
        @Override
        protected PropertyNames read(Class<?> type) {
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
  public <T> Result<T> readAnswer(byte[] json, Type type) {
    // The caller limits the size of the answer, and so the number of its values.
    return read(tolerant, json, type, Integer.MAX_VALUE);
  }

  private <T> Result<T> read(JsonMapper mapper, byte[] json, Type type, int maxProperties) {
    if (JsonBytes.isNotUtf8(json)) {
      return new Result<>(null, List.of(TextPosition.fault(Kind.MALFORMED, json, 0)));
    }
    // Of an answer no values are counted, but there is no more than one for each two bytes.
    int mostValues = Math.min(maxProperties, Math.max(limits.maxProperties(), json.length / 2));
    FaultList faults = new FaultList(limits.maxFaults(), mostValues);
    ObjectReader reader = reader(mapper, mapper.constructType(type), faults);
    return result(
        mapper == strict,
        faults,
        () -> new StrictParser(reader.createParser(json), faults, maxProperties),
        parser -> reader.<T>readValue(parser),
        (end, parser) -> JsonBytes.isBlank(json) ? EMPTY : endOf(end, parser, json));
  }

  @Override
  public <T> Result<T> read(
      byte[] json,
      Class<T> type,
      Map<String, ? extends @Nullable Object> given,
      Set<String> closed) {
    if (!JsonBytes.startsObject(json)) {
      // Reading the text as a whole tells where and what is wrong.
      List<JsonFault> faults = read(json, type).faults();
      return new Result<>(
          null,
          faults.isEmpty() ? List.of(JsonFault.at(Kind.TYPE_MISMATCH, List.of(), type)) : faults);
    }
    FaultList faults = new FaultList(limits.maxFaults(), limits.maxProperties());
    ObjectReader reader = reader(strict, strict.constructType(type), faults);
    PropertyNames known = names.of(type);
    return result(
        true,
        faults,
        () ->
            new StrictParser(
                new GivenObject(reader.createParser(json), given, closed, known),
                faults,
                limits.maxProperties()),
        parser -> reader.<T>readValue(parser),
        (end, parser) -> endOf(end, parser, json));
  }

  @Override
  public <T> Result<T> make(Class<T> type, Map<String, ? extends @Nullable Object> given) {
    FaultList faults = new FaultList(limits.maxFaults(), limits.maxProperties());
    ObjectReader reader = reader(strict, strict.constructType(type), faults);
    return result(
        true,
        faults,
        () -> GivenObject.parser(given),
        parser -> reader.<T>readValue(parser),
        (end, parser) -> unread(end, type));
  }

  @Override
  public Result<Object> convert(Object text, Type type) {
    FaultList faults = new FaultList(limits.maxFaults(), limits.maxProperties());
    JavaType wanted = fromText.constructType(type);
    ObjectReader reader = reader(fromText, wanted, faults);
    return result(
        true,
        faults,
        () -> reader.treeAsTokens(fromText.<JsonNode>valueToTree(text)),
        parser -> reader.<Object>readValue(parser),
        (end, parser) -> unread(end, wanted.getRawClass()));
  }

  @Override
  public <T> Result<T> bind(Map<String, ?> values, Class<T> type) {
    FaultList faults = new FaultList(limits.maxFaults(), limits.maxProperties());
    ObjectReader reader = reader(fromTexts, fromTexts.constructType(type), faults);
    return result(
        true,
        faults,
        () ->
            new StrictParser(
                reader.treeAsTokens(fromTexts.<JsonNode>valueToTree(values)),
                faults,
                Integer.MAX_VALUE),
        parser -> reader.<T>readValue(parser),
        (end, parser) -> unread(end, type));
  }

  /** Opens a parser, which reads nothing yet that could be wrong. */
  private interface Opening {
    JsonParser open();
  }

  /** Makes a value of what a parser shows. */
  private interface Making<T> {
    @Nullable T make(JsonParser parser);
  }

  /** Says what ended the reading. */
  private interface Ending {
    JsonFault of(JacksonException end, JsonParser parser);
  }

  /**
   * The one way into Jackson: all that it throws because of what was sent becomes a fault of the
   * text. An {@code InvalidDefinitionException} is a fault in the application's class.
   *
   * @param ofClient whether a client has sent the text, and not a service that was called
   */
  private static <T> Result<T> result(
      boolean ofClient, FaultList faults, Opening opening, Making<T> making, Ending ending) {
    try (JsonParser parser = opening.open()) {
      try {
        return new Result<>(making.make(parser), faults.list());
      } catch (InvalidDefinitionException faultOfTheClass) {
        throw faultOfTheClass;
      } catch (EndOfReadingException tooMuch) {
        return new Result<>(null, tooMuch.faults(faults));
      } catch (JacksonException end) {
        return new Result<>(null, List.of(ending.of(end, parser)));
      } catch (RuntimeException refused) {
        if (!ofClient) {
          throw refused; // A fault of a deserializer must not be blamed on another service.
        }
        // Of a value inside of an object, Jackson makes a JacksonException of it.
        return new Result<>(null, List.of(JsonFault.at(Kind.INVALID_VALUE, List.of(), null)));
      }
    } catch (StackOverflowError tooDeep) {
      return new Result<>(null, List.of(JsonFault.TOO_COMPLEX));
    }
  }

  private static ObjectReader reader(JsonMapper mapper, JavaType type, FaultList faults) {
    return mapper.readerFor(type).withAttribute(FaultList.class, faults);
  }

  /** Says what is wrong with a text outside of JSON that no deserializer has reported by itself. */
  private static JsonFault unread(JacksonException end, Class<?> type) {
    return new UnreadValue(type, null, List.of()).fault(end, JsonPaths.below(List.of(), end));
  }

  @Override
  public void check(Type type) {
    try {
      Object unused =
          reader(strict, strict.constructType(type), new FaultList(Integer.MAX_VALUE))
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
  public PropertyNames names(Class<?> type) {
    return names.of(type);
  }

  /** What ends the reading makes all that was found before unsure, so it is told alone. */
  private JsonFault endOf(JacksonException end, JsonParser parser, byte[] json) {
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
}
