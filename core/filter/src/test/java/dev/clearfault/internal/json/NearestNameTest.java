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
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of("STANDARD", "EXPRESS", "pick_up", "id", "error404", "error502", "note");

  enum Shipping {
    STANDARD,
    @JsonProperty("same-day")
    SAME_DAY
  }

  record Order(@Nullable Shipping shipping, @JsonProperty("e_mail") @Nullable String email) {}

  @ParameterizedTest
  @CsvSource({
    "EXPRES,EXPRESS,true",
    "express,EXPRESS,true",
    "EXPERSS,EXPRESS,true",
    "standart,STANDARD,true",
    "pickUp,pick_up,true",
    "PICK-UP,pick_up,true",
    "ID,id,true",
    "xEXPRESS,EXPRESS,false",
    "NONSTANDARD,STANDARD,false",
    "SUBSTANDARD,STANDARD,false",
    "error400,error404,false",
    "error503,error502,false",
    "note-s,note,true",
    "ix,id,false",
    "di,id,false",
  })
  void isTheOneThatTakesFewChanges(String written, String expected, boolean isCertain) {
    assertThat(NearestName.of(written, NAMES)).isEqualTo(new NearestName(expected, isCertain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DRONE", "xy", ""})
  void nothingIsSimilarToAnotherWord(String written) {
    assertThat(NearestName.of(written, NAMES)).isNull();
  }

  @Test
  void twoNamesThatAreEquallyNearAreNotCertain() {
    assertThat(NearestName.of("colour", List.of("colours", "colourd")))
        .isEqualTo(new NearestName("colours", false));
    assertThat(NearestName.of("--", List.of("_", "id"))).isEqualTo(new NearestName("_", true));
    assertThat(NearestName.of("a-", List.of("b", "c"))).isEqualTo(new NearestName("b", false));
    assertThat(NearestName.of("colour", List.of("colours", "colourd", "colour")))
        .isEqualTo(new NearestName("colour", true));
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
