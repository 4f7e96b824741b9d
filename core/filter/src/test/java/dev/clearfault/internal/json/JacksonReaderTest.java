package dev.clearfault.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidDefinitionException;

class JacksonReaderTest {
  private final JsonReader reader = JsonReader.jackson();

  enum Color {
    RED,
    @JsonProperty("light-blue")
    BLUE
  }

  record Part(@Nullable String name, int count) {
    Part {
      if ("cursed".equals(name)) {
        throw new IllegalArgumentException("hunter2");
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // arrays are read, too
  record Thing(
      @Nullable String text,
      @Nullable Integer number,
      boolean flag,
      @Nullable Color color,
      @Nullable LocalDate day,
      @Nullable Instant at,
      @Nullable UUID uuid,
      @Nullable BigDecimal price,
      double ratio,
      @Nullable List<Part> parts,
      @Nullable Map<String, Integer> counts,
      Optional<String> maybe,
      int @Nullable [] numbers) {}

  record Required(@JsonProperty(required = true) String id) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Lenient(int a) {}

  /** A class with setters, and one that takes whatever comes. */
  static final class Bean {
    public int a;
    final Map<String, Object> others = new HashMap<>();

    @JsonAnySetter
    void other(String name, Object value) {
      others.put(name, value);
    }
  }

  static final class Setters {
    @SuppressWarnings("unused") // it is enough that it can be set
    private int a;

    public void setA(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("hunter2");
      }
      a = value;
    }
  }

  record Node(@Nullable Node next) {}

  /** Refuses what could not be read as well. */
  record Picky(@Nullable Part in, int n) {
    Picky {
      if (n < 0 || in == null) {
        throw new IllegalStateException("hunter2");
      }
    }
  }

  interface Unmappable {}

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads with the two primitives that must be there. */
  private JsonReader.Result<Thing> read(String members) {
    return reader.read(bytes("{\"flag\":true,\"ratio\":1.5," + members + "}"), Thing.class);
  }

  static String told(JsonReader.Result<?> result) {
    return result.faults().stream()
        .map(fault -> fault.path() + " " + fault.kind())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  @Test
  void goodTextBecomesAValue() {
    JsonReader.Result<Thing> result =
        read(
            """
            "text":"t","number":5,"color":"light-blue","day":"2026-01-31","price":9.90,
            "at":"2026-01-31T12:00:00Z","uuid":"6fa459ea-ee8a-4ca4-894e-db77e160355e",
            "parts":[{"name":"a","count":1}],"counts":{"a":1},"maybe":"m","numbers":[1,2]""");
    assertThat(told(result)).isEmpty();
    Thing thing = result.value();
    assertThat(thing).isNotNull();
    assertThat(thing.color()).isEqualTo(Color.BLUE);
    assertThat(thing.price()).isEqualTo(new BigDecimal("9.90"));
    assertThat(thing.parts()).containsExactly(new Part("a", 1));
    assertThat(thing.maybe()).contains("m");
    assertThat(thing.numbers()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "\"text\":5|[text] TYPE_MISMATCH",
        "\"text\":true|[text] TYPE_MISMATCH",
        "\"text\":{\"a\":[1,{}]}|[text] TYPE_MISMATCH",
        "\"number\":\"5\"|[number] TYPE_MISMATCH",
        "\"number\":\"\"|[number] TYPE_MISMATCH",
        "\"number\":5.5|[number] TYPE_MISMATCH",
        "\"number\":5.0|[number] TYPE_MISMATCH",
        "\"number\":1e400000000|[number] OUT_OF_RANGE",
        "\"number\":2147483648|[number] OUT_OF_RANGE",
        "\"number\":true|[number] TYPE_MISMATCH",
        "\"number\":[1]|[number] TYPE_MISMATCH",
        "\"color\":\"GREEN\"|[color] INVALID_ENUM",
        "\"color\":\"BLUE\"|[color] INVALID_ENUM",
        "\"color\":0|[color] INVALID_ENUM",
        "\"color\":\"\"|[color] INVALID_ENUM",
        "\"day\":\"31.1.2026\"|[day] INVALID_FORMAT",
        "\"day\":\"2026-02-30\"|[day] INVALID_FORMAT",
        "\"day\":20000|[day] TYPE_MISMATCH",
        "\"at\":\"noon\"|[at] INVALID_FORMAT",
        "\"uuid\":\"x\"|[uuid] INVALID_FORMAT",
        "\"price\":\"9.90\"|[price] TYPE_MISMATCH",
        "\"price\":1e99999|[price] OUT_OF_RANGE",
        "\"price\":1e-99999|[price] OUT_OF_RANGE",
        "\"parts\":{}|[parts] TYPE_MISMATCH",
        "\"parts\":[[]]|[parts, 0] TYPE_MISMATCH",
        "\"parts\":[{\"name\":\"a\",\"count\":1},{}]|[parts, 1, count] MISSING",
        "\"parts\":[{\"count\":null}]|[parts, 0, count] MISSING",
        "\"parts\":[{\"name\":\"cursed\",\"count\":1}]|[parts, 0] INVALID_VALUE",
        "\"counts\":{\"a\":\"x\",\"b\":2,\"c\":null,\"d\":[]}|[counts, a] TYPE_MISMATCH, [counts, d] TYPE_MISMATCH",
        "\"maybe\":5|[maybe] TYPE_MISMATCH",
        "\"numbers\":[1,\"a\"]|[numbers, 1] TYPE_MISMATCH",
        "\"other\":{\"a\":[1]},\"number\":1|[other] UNKNOWN_PROPERTY",
        "\"parts\":[{\"name\":\"cursed\",\"count\":1,\"more\":1}]|[parts, 0, more] UNKNOWN_PROPERTY, [parts, 0] INVALID_VALUE",
        "\"text\":\"a\",\"text\":\"b\"|[text] DUPLICATE_PROPERTY",
        "\"parts\":[{\"name\":\"a\",\"name\":\"b\"}]|[parts, 0, name] DUPLICATE_PROPERTY, [parts, 0, count] MISSING"
      })
  void everyFaultHasItsPlaceAndKind(String members, String expected) {
    JsonReader.Result<Thing> result = read(members);
    assertThat(told(result)).isEqualTo(expected);
  }

  @Test
  void allFaultsAreFoundInOnePassAndTheRestIsRead() {
    JsonReader.Result<Thing> result =
        read(
            """
            "text":5,"color":"X","parts":[{"count":"1"},{"name":"b","count":2}],"zz":1,"number":7""");
    assertThat(told(result))
        .isEqualTo(
            "[text] TYPE_MISMATCH, [color] INVALID_ENUM, [parts, 0, count] TYPE_MISMATCH,"
                + " [zz] UNKNOWN_PROPERTY");
    Thing thing = result.value();
    assertThat(thing).isNotNull();
    assertThat(thing.text()).isNull();
    assertThat(thing.number()).isEqualTo(7);
    assertThat(thing.parts()).containsExactly(new Part(null, 0), new Part("b", 2));
  }

  @Test
  void missingPrimitivesAndRequiredComponentsAreTold() {
    assertThat(told(reader.read(bytes("{}"), Thing.class)))
        .isEqualTo("[flag] MISSING, [ratio] MISSING");
    assertThat(told(reader.read(bytes("{}"), Required.class))).isEqualTo("[id] MISSING");
    assertThat(told(read("\"maybe\":null"))).isEmpty();
  }

  @Test
  void namesToChooseFromAreThoseOfTheWire() {
    assertThat(read("\"color\":\"X\"").faults().get(0).allowed())
        .containsExactly("RED", "light-blue");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"a\":|1|6",
        "$[1,\n\n 2,]$|3|4",
        "{} x|1|4",
        "{}{}|1|3",
        "{\"\u00e4\u00e4\":,}|1|7"
      })
  void malformedTextEndsTheReadingAtALineAndColumn(String json, int line, int column) {
    JsonFault fault = reader.read(bytes(json), Lenient.class).faults().get(0);
    assertThat(fault.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(fault.line() + ":" + fault.column()).isEqualTo(line + ":" + column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t "})
  void nothingButWhiteSpaceIsEmpty(String json) {
    assertThat(told(reader.read(bytes(json), Thing.class))).isEqualTo("[] EMPTY");
  }

  @Test
  void limitsEndTheReading() {
    assertThat(told(read("\"number\":" + "9".repeat(100_000))))
        .isEqualTo("[number] NUMBER_TOO_LONG");
    assertThat(told(read("\"parts\":[{\"x\":" + "9".repeat(1_001) + "}]")))
        .isEqualTo("[parts, 0, x] NUMBER_TOO_LONG");
    assertThat(told(read("\"x\":" + "[".repeat(20_000)))).isEqualTo("[] NESTING_TOO_DEEP");
    assertThat(told(read("\"" + "n".repeat(1_001) + "\":1"))).isEqualTo("[] NAME_TOO_LONG");
  }

  @Test
  void limitsAreThoseThatWereSet() {
    JsonReader small = JsonReader.jackson(new JsonLimits(5, 10, 100), null);
    String deep = "{\"x\":" + "[".repeat(4) + "]".repeat(4) + "}";
    assertThat(told(small.read(bytes(deep), Lenient.class))).isEqualTo("[a] MISSING");
    deep = "{\"x\":" + "[".repeat(5) + "]".repeat(5) + "}";
    JsonFault tooDeep = small.read(bytes(deep), Lenient.class).faults().get(0);
    assertThat(tooDeep.kind() + " " + tooDeep.limit()).isEqualTo("NESTING_TOO_DEEP 5");
    String many = "{\"a\":1,\"x\":[1,2,3,4,5,6,7]}";
    assertThat(told(small.read(bytes(many), Lenient.class))).isEmpty();
    many = "{\"a\":1,\"x\":[1,2,3,4,5,6,7,{}]}";
    JsonFault tooMany = small.read(bytes(many), Lenient.class).faults().get(0);
    assertThat(tooMany.kind() + " " + tooMany.limit()).isEqualTo("TOO_MANY_PROPERTIES 10");
    many = "{\"a\":1,\"a\":[1,2,3,4,5,6,7,8]}";
    assertThat(told(small.read(bytes(many), Lenient.class))).isEqualTo("[] TOO_MANY_PROPERTIES");
    assertThat(told(small.readAnswer(bytes(many), Lenient.class))).contains("DUPLICATE");
  }

  /** The first value over the limit may be a text, and a text that is no number is left out. */
  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11, 20})
  void theLimitOfValuesIsToldWhateverTheFirstOneOverItIs(int count) {
    JsonReader small = JsonReader.jackson(new JsonLimits(5, 10, 100), null);
    String texts = "{\"parts\":[\"x\"" + ",\"x\"".repeat(count - 1) + "]}";
    for (Class<?> type : List.of(Texts.class, Map.class)) {
      JsonReader.Result<?> result = small.read(bytes(texts), type);
      assertThat(result.value()).isNull();
      assertThat(result.faults())
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.kind()).isEqualTo(Kind.TOO_MANY_PROPERTIES);
                assertThat(fault.limit()).isEqualTo(10);
              });
    }
  }

  record Texts(List<String> parts) {}

  /** The deepest that can be set fits on the stack. */
  @Test
  void nestingMayBeAsDeepAsTheLargestLimit() {
    JsonReader deep = JsonReader.jackson(new JsonLimits(500, 100_000, 100), null);
    String json = "{\"next\":".repeat(499) + "{}" + "}".repeat(499);
    assertThat(deep.read(bytes(json), Node.class).faults()).isEmpty();
    assertThat(told(deep.read(bytes("{\"next\":" + json + "}"), Node.class)))
        .isEqualTo("[] NESTING_TOO_DEEP");
  }

  @Test
  void aRefusedObjectIsNotToldBesideItsOwnRefusedComponents() {
    String cursed = "{\"name\":\"cursed\",\"count\":1}";
    assertThat(told(reader.read(bytes("{\"in\":" + cursed + ",\"n\":1}"), Picky.class)))
        .isEqualTo("[in] INVALID_VALUE");
    assertThat(told(reader.read(bytes("{\"in\":{\"count\":\"x\"},\"n\":1}"), Picky.class)))
        .isEqualTo("[in, count] TYPE_MISMATCH");
    assertThat(told(reader.read(bytes("{\"in\":{\"count\":1},\"n\":-1}"), Picky.class)))
        .isEqualTo("[] INVALID_VALUE");
    assertThat(told(reader.read(bytes("{\"in\":null,\"n\":1}"), Picky.class)))
        .isEqualTo("[] INVALID_VALUE");
    assertThat(reader.read(bytes("{\"in\":null,\"n\":1}"), Picky.class).faults().toString())
        .doesNotContain("hunter2");
  }

  /** A list that counts what is read into it. */
  record Counted(List<Piece> parts) {
    private static final AtomicInteger MADE = new AtomicInteger();

    record Piece(int n) {
      Piece {
        MADE.incrementAndGet();
      }
    }
  }

  @Test
  void readingStopsAfterTheLimitOfFaults() {
    JsonReader small = JsonReader.jackson(new JsonLimits(100, 100_000, 10), null);
    String parts = "{\"parts\":[" + "{\"n\":\"x\"},".repeat(20_000) + "{\"n\":1}]}";
    JsonReader.Result<Counted> result = small.read(bytes(parts), Counted.class);
    assertThat(result.value()).isNull();
    assertThat(result.faults()).hasSize(11);
    assertThat(Counted.MADE.get()).isBetween(1, 11);
    String items = "[5" + ",5".repeat(50_000) + "]";
    assertThat(read("\"parts\":" + items).faults()).hasSize(101);
    assertThat(small.readAnswer(bytes(parts), Counted.class).faults()).hasSize(11);
  }

  @Test
  void onlyUtf8IsRead() {
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
    assertThat(told(reader.read(utf16, Lenient.class))).isEqualTo("[] MALFORMED");
    byte[] latin = "{\"\u00e4\":1}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(told(reader.read(latin, Lenient.class))).isEqualTo("[] MALFORMED");
    byte[] marked = bytes("\ufeff{\"a\":1}");
    assertThat(reader.read(marked, Lenient.class).value()).isEqualTo(new Lenient(1));
  }

  @Test
  void applicationMayTakeUnknownProperties() {
    assertThat(reader.read(bytes("{\"a\":1,\"b\":2}"), Lenient.class).value())
        .isEqualTo(new Lenient(1));
    Bean bean = reader.read(bytes("{\"a\":1,\"b\":2}"), Bean.class).value();
    assertThat(bean).isNotNull();
    assertThat(bean.others).containsEntry("b", 2);
    assertThat(told(reader.readAnswer(bytes("{\"id\":\"x\",\"b\":{}}"), Required.class))).isEmpty();
  }

  @Test
  void classesWithSettersAreReadAlike() {
    assertThat(told(reader.read(bytes("{\"a\":\"x\",\"b\":1}"), Setters.class)))
        .isEqualTo("[a] TYPE_MISMATCH, [b] UNKNOWN_PROPERTY");
    assertThat(told(reader.read(bytes("{\"a\":-1}"), Setters.class))).contains("INVALID_VALUE");
  }

  @Test
  void typeThatCannotBeMappedIsTheApplicationsFault() {
    assertThatThrownBy(() -> reader.read(bytes("{}"), Unmappable.class))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void parametersAreTextsThatBecomeValues() {
    JsonReader.Result<Thing> result =
        reader.bind(
            Map.of(
                "text",
                "5",
                "number",
                "5",
                "flag",
                "true",
                "ratio",
                "0.5",
                "price",
                "9.90",
                "color",
                "RED",
                "numbers",
                List.of("1", "2"),
                "day",
                "2026-01-31",
                "zz",
                "1"),
            Thing.class);
    assertThat(told(result)).isEmpty();
    Thing thing = result.value();
    assertThat(thing).isNotNull();
    assertThat(thing.text()).isEqualTo("5");
    assertThat(thing.numbers()).containsExactly(1, 2);
    assertThat(thing.price()).isEqualTo(new BigDecimal("9.90"));
  }

  @ParameterizedTest
  @CsvSource({
    "number,five,TYPE_MISMATCH",
    "number,5.5,TYPE_MISMATCH",
    "number,2147483648,OUT_OF_RANGE",
    "flag,yes,TYPE_MISMATCH",
    "ratio,NaN,TYPE_MISMATCH",
    "ratio,Infinity,OUT_OF_RANGE",
    "color,0,INVALID_ENUM",
    "day,tomorrow,INVALID_FORMAT",
    "uuid,x,INVALID_FORMAT",
    "price,1e99999,OUT_OF_RANGE"
  })
  void parameterThatIsNoneIsTold(String name, String value, Kind kind) {
    Map<String, Object> values = new HashMap<>(Map.of("flag", "true", "ratio", "1"));
    values.put(name, value);
    assertThat(told(reader.bind(values, Thing.class))).isEqualTo("[" + name + "] " + kind);
  }

  @Test
  void emptyParameterIsAbsentWhereItCannotBeAText() {
    JsonReader.Result<Thing> result =
        reader.bind(
            Map.of(
                "text", "", "number", "", "color", "", "day", "", "numbers", "", "flag", "true",
                "ratio", "1"),
            Thing.class);
    assertThat(told(result)).isEmpty();
    Thing thing = result.value();
    assertThat(thing).isNotNull();
    assertThat(thing.text()).isEmpty();
    assertThat(thing.number()).isNull();
  }
}
