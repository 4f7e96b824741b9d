package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonBodyTest {

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    assertThat(written("a\ud800b\udc00")).isEqualTo("a\ufffdb\ufffd");
    assertThat(written("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
  }

  @Test
  void anyTextComesBackAsItWas() {
    Random random = new Random(42);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(20, 0, 0x10000).forEach(c -> text.append((char) c));
      assertThat(written(text.toString())).isEqualTo(WellFormed.text(text.toString()));
    }
  }

  @Test
  void numbersThatJsonLacksBecomeStrings() {
    assertThat(members(Map.of("n", Double.NaN))).isEqualTo("{\"n\":\"NaN\"}");
    assertThat(members(Map.of("n", Float.NEGATIVE_INFINITY))).isEqualTo("{\"n\":\"-Infinity\"}");
  }

  @Test
  void numbersKeepTheirValue() {
    assertThat(members(Map.of("n", 7))).isEqualTo("{\"n\":7}");
    assertThat(members(Map.of("n", Long.MAX_VALUE))).isEqualTo("{\"n\":9223372036854775807}");
    assertThat(members(Map.of("n", BigInteger.TEN.pow(30))))
        .isEqualTo("{\"n\":1000000000000000000000000000000}");
    assertThat(members(Map.of("n", new BigDecimal("0.01")))).isEqualTo("{\"n\":0.01}");
  }

  @Test
  void whatCallsItselfANumberCannotPutInText() {
    Number hostile =
        new Number() {
          @Override
          public int intValue() {
            return 1;
          }

          @Override
          public long longValue() {
            return 1;
          }

          @Override
          public float floatValue() {
            return 1;
          }

          @Override
          public double doubleValue() {
            return 1;
          }

          @Override
          public String toString() {
            return "1,\"injected\":true";
          }
        };
    assertThat(members(Map.of("n", hostile))).isEqualTo("{\"n\":1.0}");
  }

  @Test
  void nestedValuesAreWritten() {
    assertThat(members(Map.of("a", List.of(1, "x", true, Map.of("b", List.of())))))
        .isEqualTo("{\"a\":[1,\"x\",true,{\"b\":[]}]}");
  }

  @Test
  void whatFailsHalfwayLeavesNothingBehind() {
    IllegalStateException bug = new IllegalStateException();
    for (int i = 0; i < 40; i++) {
      assertThatThrownBy(
              () ->
                  JsonBody.object(
                      body -> {
                        body.string("secret", "of another request");
                        throw bug;
                      }))
          .isSameAs(bug);
      assertThat(members(Map.of("n", 1))).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void whatIsLeftOpenIsClosed() {
    for (int i = 0; i < 40; i++) {
      byte[] open = JsonBody.object(JsonBodyTest::survivesItsOwnFailure);
      assertThat(new String(open, StandardCharsets.UTF_8)).isEqualTo("{\"errors\":[{\"n\":1}]}");
      assertThat(members(Map.of("n", 1))).isEqualTo("{\"n\":1}");
    }
  }

  private static void survivesItsOwnFailure(JsonBody body) {
    try {
      body.objects(
          "errors",
          List.of(1),
          (element, n) -> {
            element.number("n", n);
            throw new IllegalStateException();
          });
    } catch (IllegalStateException survived) {
      // A renderer may catch the failure, to say less rather than nothing.
    }
  }

  @Test
  void whoKeepsABodyCannotWriteIntoAnother() {
    List<JsonBody> kept = new ArrayList<>();
    assertThat(JsonBody.object(kept::add)).hasSize(2);
    assertThat(
            new String(
                JsonBody.object(
                    body ->
                        assertThatThrownBy(() -> kept.get(0).string("secret", "of another"))
                            .isInstanceOf(JacksonException.class)),
                StandardCharsets.UTF_8))
        .isEqualTo("{}");
  }

  @Test
  void aBodyMayBeWrittenWhileAnotherIs() {
    byte[] outer = JsonBody.object(body -> body.string("inner", members(Map.of("n", 1))));
    assertThat(new String(outer, StandardCharsets.UTF_8))
        .isEqualTo("{\"inner\":\"{\\\"n\\\":1}\"}");
  }

  @Test
  void longAndShortBodiesTakeTurns() {
    for (int length : new int[] {10, 9_000, 10, 100_000, 10, 1_000_000, 10}) {
      assertThat(written("x".repeat(length))).hasSize(length);
    }
  }

  @Test
  void manyThreadsDoNotGetInEachOthersWay() {
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(i -> assertThat(members(Map.of("n", i))).isEqualTo("{\"n\":" + i + "}"));
  }

  private static String members(Map<String, Object> values) {
    return new String(JsonBody.object(body -> body.values(values)), StandardCharsets.UTF_8);
  }

  private static String written(String text) {
    byte[] body = JsonBody.object(json -> json.string("text", text));
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
      JsonToken token = parser.nextToken();
      while (token != null && token != JsonToken.VALUE_STRING) {
        token = parser.nextToken();
      }
      String found = parser.getString();
      assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(parser.nextToken()).isNull();
      return found;
    }
  }
}
