package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body is held to the same, whether all of an input comes from it or not. */
@Timeout(120)
class GivenPropertiesLimitsTest {
  record Plain(
      @Nullable BigDecimal decimal,
      @Nullable BigInteger big,
      @Nullable Integer i,
      @Nullable Long l,
      @Nullable Double d,
      @Nullable Float f,
      @Nullable Object any,
      @Nullable List<List<Integer>> lists,
      @Nullable Map<String, Object> map) {}

  record Mixed(
      @From(Source.HEADER) @Nullable Integer tenant,
      @Nullable BigDecimal decimal,
      @Nullable BigInteger big,
      @Nullable Integer i,
      @Nullable Long l,
      @Nullable Double d,
      @Nullable Float f,
      @Nullable Object any,
      @Nullable List<List<Integer>> lists,
      @Nullable Map<String, Object> map) {}

  private static Stream<String> refused() {
    return Stream.concat(numbers(), documents());
  }

  private static Stream<String> numbers() {
    String digits = "9".repeat(2000);
    return Stream.of("decimal", "big", "i", "l", "d", "f", "any")
        .flatMap(
            name ->
                Stream.of(
                        digits,
                        "0." + digits,
                        "1e1000000000",
                        "-1E+1000000000",
                        "1e-1000000000",
                        "1e99999999999999999999")
                    .map(number -> "{'" + name + "':" + number + "}"));
  }

  private static Stream<String> documents() {
    String name = "'" + "n".repeat(100_000) + "':1";
    return Stream.of(
        "{'d':9007199254740993}",
        "{'f':16777217}",
        "{'big':1e400}",
        "{'lists':[[1],[2,1e1000000000]]}",
        "{'map':{'a':[1e309]}}",
        "{'any':" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
        "{'other':" + "{'a':".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
        "{" + name + "}",
        "{'any':{" + name + "}}",
        "{'i':1,'i':2,'any':{'a':1,'a':2}}",
        "{'any':[" + "1,".repeat(100_000) + "1]}",
        "{'any':[" + "1,".repeat(99_998) + "1]}",
        "{'i':'x','l':5,}",
        "{'i':5} {}",
        "{'i':5",
        "[]",
        "null",
        " ");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsRefusedOfOneIsRefusedOfTheOther(String body) {
    String json = body.replace('\'', '"');
    String told = PostedJson.read(Plain.class, "5", json);
    assertThat(told).containsPattern("^[a-z_]+: #");
    assertThat(PostedJson.read(Mixed.class, "5", json)).isEqualTo(told);
    assertThat(PostedJson.read(Mixed.class, null, json)).isEqualTo(told);
  }

  @Test
  void whatIsTakenOfOneIsTakenOfTheOther() {
    for (String json : List.of("{}", "{\"any\":[" + "1,".repeat(99_997) + "1]}")) {
      assertThat(PostedJson.read(Mixed.class, "5", json))
          .isEqualTo(PostedJson.read(Plain.class, "5", json).replace("Plain[", "Mixed[tenant=5, "));
    }
  }

  @Test
  void whatEndsTheReadingOfTheBodyIsToldAlone() {
    assertThat(PostedJson.read(Mixed.class, "many", "{\"i\":"))
        .isEqualTo("malformed_json: # malformed");
    assertThat(PostedJson.read(Mixed.class, "many", " ")).isEqualTo("missing_body: # missing_body");
    assertThat(PostedJson.read(Mixed.class, "many", "{\"i\":" + "9".repeat(1001) + "}"))
        .isEqualTo("validation_failed: #/i number_too_long");
    assertThat(PostedJson.read(Mixed.class, "many", "{\"i\":\"x\"}"))
        .isEqualTo("validation_failed: HEADER tenant type_mismatch, #/i type_mismatch");
  }
}
