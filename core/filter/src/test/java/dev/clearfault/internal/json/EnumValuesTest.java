package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A client is told the values of an enum that it can send, however the enum is read. */
class EnumValuesTest {
  private final JsonReader reader = JsonReader.jackson();

  enum ByToString {
    FAST_ONE,
    SLOW_ONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  enum ByNumber {
    LOW(10),
    HIGH(20);

    private final int level;

    ByNumber(int level) {
      this.level = level;
    }

    @JsonValue
    int level() {
      return level;
    }
  }

  enum ByValue {
    LOW("low level"),
    HIGH("high level");

    private final String text;

    ByValue(String text) {
      this.text = text;
    }

    @JsonValue
    String text() {
      return text;
    }
  }

  enum ByCreator {
    ONE,
    TWO;

    @JsonCreator
    static ByCreator of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  enum ByCreatorAndValue {
    ONE("1"),
    TWO("2");

    private final String number;

    ByCreatorAndValue(String number) {
      this.number = number;
    }

    @JsonValue
    String number() {
      return number;
    }

    @JsonCreator
    static ByCreatorAndValue of(String text) {
      return Arrays.stream(values()).filter(e -> e.number.equals(text)).findFirst().orElseThrow();
    }
  }

  enum ByProperty {
    @JsonProperty("light-blue")
    BLUE,
    @JsonAlias("crimson")
    RED,
    @JsonEnumDefaultValue
    OTHER
  }

  @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
  enum ByNaming {
    FIRST_CLASS,
    SECOND_CLASS
  }

  @JsonFormat(shape = JsonFormat.Shape.NUMBER)
  enum AsNumber {
    A1,
    B2
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ByToString.class,
        ByNumber.class,
        ByValue.class,
        ByCreator.class,
        ByCreatorAndValue.class,
        ByProperty.class,
        ByNaming.class,
        AsNumber.class
      })
  void eachValueIsAcceptedAndNoConstantIsLeftOut(Class<?> type) {
    JsonReader.Result<Object> body = reader.read(bytes("\"none of them\""), (Type) type);
    JsonReader.Result<Object> text = reader.convert("none of them", type);
    assertThat(told(body)).isEqualTo("[] INVALID_ENUM").isEqualTo(told(text));
    List<Object> allowed = body.faults().get(0).allowed();
    List<Object> constants = List.of(type.getEnumConstants());
    assertThat(allowed.stream().<Object>map(value -> read(json(value), type)).toList())
        .isEqualTo(constants);
    assertThat(
            text.faults().get(0).allowed().stream()
                .map(value -> reader.convert(value.toString(), type).value())
                .toList())
        .isEqualTo(constants);
  }

  private @Nullable Object read(String json, Type type) {
    return reader.read(bytes(json), type).value();
  }

  private static String json(Object value) {
    return value instanceof Number ? value.toString() : "\"" + value + "\"";
  }

  @Test
  void valuesAreThoseOfTheWire() {
    assertThat(allowed(ByToString.class)).containsExactly("fast-one", "slow-one");
    assertThat(allowed(ByNumber.class)).containsExactly(10, 20);
    assertThat(allowed(ByProperty.class)).containsExactly("light-blue", "RED", "OTHER");
    assertThat(allowed(ByNaming.class)).containsExactly("first-class", "second-class");
  }

  private List<Object> allowed(Class<?> type) {
    return reader.read(bytes("\"x\""), type).faults().get(0).allowed();
  }

  @Test
  void settingsOfTheMapperCount() {
    JsonMapper mapper =
        JsonMapper.builder().disable(EnumFeature.READ_ENUMS_USING_TO_STRING).build();
    JsonReader byName = JsonReader.jackson(JsonLimits.STANDARD, mapper);
    assertThat(byName.read(bytes("\"x\""), ByToString.class).faults().get(0).allowed())
        .containsExactly("FAST_ONE", "SLOW_ONE");
  }

  /** Nobody but the application knows which number belongs to which constant. */
  enum ByHiddenNumber {
    ONE,
    TWO;

    @JsonCreator
    static ByHiddenNumber of(int number) {
      return values()[number - 1];
    }
  }

  enum ByHiddenText {
    ONE,
    TWO;

    @JsonCreator
    static ByHiddenText of(String text) {
      return valueOf(text.substring("nr-".length()));
    }
  }

  @Test
  void nothingIsSaidOfValuesThatOnlyTheApplicationKnows() {
    for (JsonReader.Result<?> refused :
        List.of(
            reader.read(bytes("7"), ByHiddenNumber.class),
            reader.read(bytes("\"x\""), ByHiddenText.class))) {
      assertThat(told(refused)).isEqualTo("[] INVALID_VALUE");
      assertThat(refused.faults().get(0).allowed()).isEmpty();
    }
    assertThat(told(reader.read(bytes("\"x\""), ByHiddenNumber.class)))
        .isEqualTo("[] TYPE_MISMATCH");
  }

  record Sets(
      @Nullable EnumSet<ByProperty> set,
      @Nullable Set<ByProperty> more,
      @Nullable Map<ByProperty, Integer> map,
      @Nullable String after) {}

  @Test
  void eachFaultOfASetIsToldOnceAndAtItsPlace() {
    JsonReader.Result<Sets> result =
        reader.read(
            bytes("{\"set\":[\"x\",\"RED\",5],\"more\":[\"RED\",null],\"after\":5}"), Sets.class);
    assertThat(told(result))
        .isEqualTo(
            "[set, 0] INVALID_ENUM, [set, 2] INVALID_ENUM, [more, 1] MISSING,"
                + " [after] TYPE_MISMATCH");
    assertThat(reader.read(bytes("{\"set\":[\"RED\",\"light-blue\"]}"), Sets.class).value())
        .isEqualTo(new Sets(EnumSet.of(ByProperty.BLUE, ByProperty.RED), null, null, null));
  }

  @Test
  void aSetOfParametersIsReadAsWell() {
    assertThat(reader.<Sets>bind(Map.of("set", "RED", "more", List.of("RED", "OTHER")), Sets.class))
        .extracting(JsonReader.Result::value)
        .isEqualTo(
            new Sets(
                EnumSet.of(ByProperty.RED),
                EnumSet.of(ByProperty.RED, ByProperty.OTHER),
                null,
                null));
  }
}
