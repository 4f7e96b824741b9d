package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** No number becomes another one in silence, and none keeps us busy. */
@Timeout(120)
class NumbersTest {
  private final JsonReader reader = JsonReader.jackson();

  @SuppressWarnings("ArrayRecordComponent") // arrays are read, too
  record Numbers(
      @Nullable Integer i,
      @Nullable Long l,
      @Nullable Short s,
      @Nullable Byte b,
      @Nullable BigInteger big,
      @Nullable BigDecimal decimal,
      @Nullable Double d,
      @Nullable Float f,
      @Nullable Number number,
      @Nullable Object any,
      @Nullable JsonNode tree,
      double @Nullable [] ds,
      float @Nullable [] fs,
      int @Nullable [] is,
      @Nullable List<Double> list,
      @Nullable Map<String, Object> map) {}

  private String read(String members) {
    return told(reader.read(bytes("{" + members.replace('\'', '"') + "}"), Numbers.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "'i':2147483648|[i] OUT_OF_RANGE",
        "'l':9223372036854775808|[l] OUT_OF_RANGE",
        "'s':32768|[s] OUT_OF_RANGE",
        "'b':256|[b] OUT_OF_RANGE",
        "'d':1e309|[d] OUT_OF_RANGE",
        "'d':-1e309|[d] OUT_OF_RANGE",
        "'d':1e-400|[d] OUT_OF_RANGE",
        "'f':1e39|[f] OUT_OF_RANGE",
        "'f':1e-60|[f] OUT_OF_RANGE",
        "'ds':[1,1e309]|[ds, 1] OUT_OF_RANGE",
        "'fs':[1,1e39]|[fs, 1] OUT_OF_RANGE",
        "'is':[1,2147483648]|[is, 1] OUT_OF_RANGE",
        "'list':[1,1e309,2]|[list, 1] OUT_OF_RANGE",
        "'any':{'a':[1e309]}|[any, a, 0] OUT_OF_RANGE",
        "'tree':{'a':[1e309]}|[tree, a, 0] OUT_OF_RANGE",
        "'map':{'a':1e309}|[map, a] OUT_OF_RANGE"
      })
  void isOutOfRange(String members, String expected) {
    assertThat(read(members)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "s", "b", "big"})
  void aFractionIsNoWholeNumber(String name) {
    assertThat(read("'" + name + "':1.5")).isEqualTo("[" + name + "] TYPE_MISMATCH");
    assertThat(read("'" + name + "':1.0")).isEqualTo("[" + name + "] TYPE_MISMATCH");
    assertThat(read("'" + name + "':1e2")).isEqualTo("[" + name + "] TYPE_MISMATCH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "s", "b", "big", "decimal", "d", "f", "number", "any", "tree"})
  void aHugeExponentIsAFaultOfEveryType(String name) {
    for (String exponent : List.of("1e999999999", "1e99999999999999999999", "-1E+999999999")) {
      assertThat(read("'" + name + "':" + exponent)).isEqualTo("[" + name + "] OUT_OF_RANGE");
    }
    assertThat(read("'" + name + "':1e-999999999")).isEqualTo("[" + name + "] OUT_OF_RANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "s", "b", "big", "decimal", "d", "f", "number"})
  void notANumberIsNone(String name) {
    for (String text : List.of("NaN", "Infinity", "-Infinity", "+INF", "1")) {
      assertThat(read("'" + name + "':'" + text + "'"))
          .isIn("[" + name + "] TYPE_MISMATCH", "[" + name + "] OUT_OF_RANGE");
    }
    for (String literal : List.of("NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "0x1")) {
      assertThat(read("'" + name + "':" + literal)).isEqualTo("[] MALFORMED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "s", "b", "big", "decimal", "d", "f", "number", "any", "tree"})
  void soManyDigitsEndTheReading(String name) {
    assertThat(read("'" + name + "':" + "9".repeat(1001)))
        .isEqualTo("[" + name + "] NUMBER_TOO_LONG");
    assertThat(read("'" + name + "':0." + "9".repeat(1001)))
        .isEqualTo("[" + name + "] NUMBER_TOO_LONG");
  }

  @Test
  void aThousandDigitsAreHeldOrRefused() {
    String digits = "9".repeat(1000);
    Numbers numbers =
        reader
            .read(bytes("{\"big\":" + digits + ",\"decimal\":" + digits + "}"), Numbers.class)
            .value();
    assertThat(numbers).isNotNull();
    assertThat(numbers.big()).isEqualTo(new BigInteger(digits));
    assertThat(numbers.decimal()).isEqualTo(new BigDecimal(digits));
    for (String name : List.of("i", "l", "s", "b", "d", "f")) {
      assertThat(read("'" + name + "':" + digits)).isEqualTo("[" + name + "] OUT_OF_RANGE");
    }
  }

  @Test
  void aWholeNumberIsThatNumberAlsoWhereItIsNotKeptAsOne() {
    assertThat(read("'d':9007199254740992,'f':16777216,'d':1")).contains("[d] DUPLICATE");
    assertThat(read("'d':9007199254740992,'f':16777216")).isEmpty();
    assertThat(read("'d':9007199254740993")).isEqualTo("[d] OUT_OF_RANGE");
    assertThat(read("'f':16777217")).isEqualTo("[f] OUT_OF_RANGE");
    assertThat(read("'ds':[9007199254740993]")).isEqualTo("[ds, 0] OUT_OF_RANGE");
  }

  @Test
  void aFractionIsRoundedAsEveryReaderOfJsonDoes() {
    Numbers numbers =
        reader
            .read(bytes("{\"d\":0.1000000000000000055511151231257827,\"f\":0.1}"), Numbers.class)
            .value();
    assertThat(numbers).isNotNull();
    assertThat(numbers.d()).isEqualTo(0.1);
    assertThat(numbers.f()).isEqualTo(0.1f);
  }

  @Test
  void zeroHasASignOnlyWhereItsTypeHas() {
    Numbers numbers =
        reader.read(bytes("{\"i\":-0,\"d\":-0.0,\"decimal\":-0,\"f\":0e5}"), Numbers.class).value();
    assertThat(numbers).isNotNull();
    assertThat(numbers.i()).isZero();
    assertThat(numbers.d()).isEqualTo(-0.0);
    assertThat(numbers.decimal()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(numbers.f()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "i,1e999999999,TYPE_MISMATCH",
    "big,1e999999999,TYPE_MISMATCH",
    "decimal,1e999999999,OUT_OF_RANGE",
    "decimal,1e99999999999,OUT_OF_RANGE",
    "d,1e999999999,OUT_OF_RANGE",
    "f,1e999999999,OUT_OF_RANGE",
    "d,-Infinity,OUT_OF_RANGE",
    "l,9223372036854775808,OUT_OF_RANGE",
    "l,null,TYPE_MISMATCH",
    "big,null,TYPE_MISMATCH"
  })
  void aParameterIsHeldToTheSame(String name, String value, String kind) {
    assertThat(told(reader.bind(Map.of(name, value), Numbers.class)))
        .isEqualTo("[" + name + "] " + kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "s", "b", "big", "decimal", "d", "f", "number", "ds"})
  void aParameterOfAMillionDigitsIsAFault(String name) {
    String digits = "9".repeat(1_000_000);
    assertThat(told(reader.bind(Map.of(name, digits), Numbers.class)))
        .startsWith("[" + name + "] ");
  }

  /** A hint to send a number closer to zero would lead in a circle. */
  @Test
  void aNumberThatIsTooFineHasAnExampleThatIsNot() {
    for (String json : List.of("{\"d\":1e-400}", "{\"f\":-1E-60}", "{\"decimal\":1e-2000}")) {
      assertThat(reader.read(bytes(json), Numbers.class).faults())
          .singleElement()
          .extracting(JsonFault::kind, JsonFault::example)
          .containsExactly(JsonFault.Kind.OUT_OF_RANGE, "0");
    }
    for (String json : List.of("{\"d\":1e400}", "{\"i\":2147483648}")) {
      assertThat(reader.read(bytes(json), Numbers.class).faults().get(0).example()).isNull();
    }
  }
}
