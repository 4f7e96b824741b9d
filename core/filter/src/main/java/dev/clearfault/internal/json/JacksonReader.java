package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
 * Reads with Jackson 3 databind.
 *
 * <p>Thread-safe.
 */
final class JacksonReader implements JsonReader {
  private static final JsonFault EMPTY = JsonFault.at(Kind.EMPTY, List.of(), null);

  /** An application that makes classes while it runs must not fill the memory. */
  private static final int MOST_NAMES = 10_000;

  private final JsonLimits limits;
  private final JsonMapper strict;
  private final JsonMapper tolerant;
  private final JsonMapper fromTexts;
  private final JsonMapper fromText;
  private final JsonMapper plain = new JsonMapper();
  private final Map<Class<?>, PropertyNames> names = new ConcurrentHashMap<>();

  JacksonReader(JsonLimits limits, @Nullable JsonMapper application) {
    JacksonMappers mappers = new JacksonMappers(application, limits);
    this.limits = limits;
    strict = mappers.strict();
    tolerant = mappers.tolerant();
    fromTexts = mappers.fromTexts();
    fromText = mappers.fromText();
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
    int mostValues = Math.min(maxProperties, Math.max(limits.maxProperties(), json.length / 2));
    FaultList faults = new FaultList(limits.maxFaults(), mostValues, mapper == strict);
    ObjectReader reader = reader(mapper, mapper.constructType(type), faults);
    return result(
        reader,
        faults,
        () -> new StrictParser(reader.createParser(json), faults, maxProperties),
        (end, parser) -> JsonBytes.isBlank(json) ? EMPTY : endOf(end, parser, json));
  }

  @Override
  public <T> Result<T> read(
      byte[] json, Type type, Map<String, ? extends @Nullable Object> given, Set<String> closed) {
    JavaType wanted = strict.constructType(type);
    if (!JsonBytes.startsObject(json)) {
      // Reading the text as a whole finds out where and what is wrong.
      Result<T> whole = read(json, type);
      JsonFault mismatch = JsonFault.at(Kind.TYPE_MISMATCH, List.of(), wanted.getRawClass());
      return new Result<>(
          null, whole.faults().isEmpty() ? List.of(mismatch) : whole.faults(), whole.refusal());
    }
    FaultList faults = faultList();
    ObjectReader reader = reader(strict, wanted, faults);
    PropertyNames known = names(wanted.getRawClass());
    return result(
        reader,
        faults,
        () ->
            new StrictParser(
                new GivenObject(reader.createParser(json), given, closed, known),
                faults,
                limits.maxProperties()),
        (end, parser) -> endOf(end, parser, json));
  }

  @Override
  public <T> Result<T> make(Type type, Map<String, ? extends @Nullable Object> given) {
    FaultList faults = faultList();
    ObjectReader reader = reader(strict, strict.constructType(type), faults);
    return result(reader, faults, () -> GivenObject.parser(given));
  }

  @Override
  public Result<Object> convert(Object text, Type type) {
    FaultList faults = faultList();
    ObjectReader reader = reader(fromText, fromText.constructType(type), faults);
    return result(reader, faults, () -> reader.treeAsTokens(plain.<JsonNode>valueToTree(text)));
  }

  @Override
  public <T> Result<T> bind(Map<String, ?> values, Type type) {
    FaultList faults = faultList();
    ObjectReader reader = reader(fromTexts, fromTexts.constructType(type), faults);
    return result(
        reader,
        faults,
        () ->
            new StrictParser(
                reader.treeAsTokens(plain.<JsonNode>valueToTree(values)),
                faults,
                Integer.MAX_VALUE));
  }

  /** Opens a parser, which reads nothing yet that could be wrong. */
  private interface Opening {
    JsonParser open();
  }

  /** Says what is wrong with a text that could not be read to its end. */
  private interface Ending {
    JsonFault of(JacksonException end, JsonParser parser);
  }

  /** Reads values that have no text of JSON around them. */
  private static <T> Result<T> result(ObjectReader reader, FaultList faults, Opening opening) {
    Class<?> type = reader.getValueType().getRawClass();
    return result(reader, faults, opening, (end, parser) -> unread(end, type));
  }

  /**
   * The one way into Jackson: all exceptions that depend on what was sent become faults of the
   * text. An {@code InvalidDefinitionException} is a fault in the application's class.
   */
  private static <T> Result<T> result(
      ObjectReader reader, FaultList faults, Opening opening, Ending ending) {
    try (JsonParser parser = opening.open()) {
      try {
        T value = reader.readValue(parser);
        return new Result<>(value, faults.list(), faults.refusal());
      } catch (InvalidDefinitionException faultOfTheClass) {
        throw faultOfTheClass;
      } catch (EndOfReadingException tooMuch) {
        return new Result<>(null, tooMuch.faults(faults), faults.refusal());
      } catch (JacksonException end) {
        return new Result<>(null, List.of(ending.of(end, parser)), null);
      } catch (RuntimeException refused) {
        if (!faults.ofClient()) {
          throw refused; // Another service must not be blamed for a fault of a deserializer.
        }
        JsonFault fault = JsonFault.at(Kind.INVALID_VALUE, List.of(), null);
        return new Result<>(null, List.of(fault), refused);
      }
    } catch (StackOverflowError tooDeep) {
      return new Result<>(null, List.of(JsonFault.TOO_COMPLEX), null);
    }
  }

  private FaultList faultList() {
    return new FaultList(limits.maxFaults(), limits.maxProperties(), true);
  }

  private static ObjectReader reader(JsonMapper mapper, JavaType type, FaultList faults) {
    return mapper.readerFor(type).withAttribute(FaultList.class, faults);
  }

  /** Returns the fault of a text outside of JSON that no deserializer has reported. */
  private static JsonFault unread(JacksonException end, Class<?> type) {
    return new UnreadValue(type, null, List.of()).fault(end, JsonPaths.below(List.of(), end));
  }

  @Override
  public void check(Type type) {
    try {
      Object unused =
          reader(strict, strict.constructType(type), FaultList.endless()).readValue("{}");
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
    PropertyNames known = names.get(type);
    if (known == null) {
      known = JacksonNames.of(strict, type);
      if (names.size() < MOST_NAMES) {
        names.put(type, known);
      }
    }
    return known;
  }

  /** The end of the reading makes all faults before it unsure, so it is reported alone. */
  private JsonFault endOf(JacksonException end, JsonParser parser, byte[] json) {
    if (end instanceof StreamConstraintsException) {
      List<Object> path = JsonPaths.of(parser.streamReadContext());
      return limit(String.valueOf(end.getOriginalMessage()), path);
    }
    return JsonBytes.malformed(json, end.getLocation());
  }

  /** Only the beginning of the message says which limit of Jackson it is. */
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
