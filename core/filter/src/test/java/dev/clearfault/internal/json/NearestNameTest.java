package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES = List.of("STANDARD", "EXPRESS", "pick_up", "id");

  enum Shipping {
    STANDARD,
    @JsonProperty("same-day")
    SAME_DAY
  }

  record Order(@Nullable Shipping shipping, @JsonProperty("e_mail") @Nullable String email) {}

  @ParameterizedTest
  @CsvSource({
    "EXPRES,EXPRESS",
    "express,EXPRESS",
    "EXPERSS,EXPRESS",
    "standart,STANDARD",
    "pickUp,pick_up",
    "PICK-UP,pick_up",
    "ID,id",
    "ix,id",
    "di,id",
    "DRONE,",
    "xy,",
    "'',"
  })
  void isTheOneThatTakesFewChanges(String written, @Nullable String expected) {
    assertThat(NearestName.of(written, NAMES)).isEqualTo(expected);
  }

  @Test
  void nothingIsComparedBeyondALengthAndANumber() {
    assertThat(NearestName.of("E".repeat(65), List.of("E".repeat(65)))).isNull();
    List<String> names =
        IntStream.range(0, 300).mapToObj(i -> i == 299 ? "EXPRESS" : "unlike-all-others").toList();
    assertThat(NearestName.of("EXPRESS", names)).isNull();
    assertThat(NearestName.of("x", Collections.nCopies(3, "y".repeat(1000)))).isNull();
  }

  @Test
  void namesAreThoseOfTheWire() {
    List<JsonFault> faults =
        JsonReader.jackson()
            .read(bytes("{\"shipping\":\"SAME_DAY\",\"email\":\"x\",\"qqqqqqqq\":1}"), Order.class)
            .faults();
    assertThat(faults).extracting(JsonFault::nearest).containsExactly("same-day", "e_mail", null);
    assertThat(faults.get(0).allowed()).containsExactly("STANDARD", "same-day");
  }
}
