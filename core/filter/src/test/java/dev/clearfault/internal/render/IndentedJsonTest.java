package dev.clearfault.internal.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IndentedJsonTest {
  private static final String JSON = "application/json";
  private static final String ASKED = "application/json;indent=2";

  @Test
  void hasALineForEachMemberAndElement() {
    String body = "{\"a\":[1,{\"b\":\"x, {y}: \\\"z\\\"\\\\\"}],\"c\":{},\"d\":[ ],\"e\":\"ä€\"}";
    assertThat(asked(body, JSON, ASKED))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": "x, {y}: \\"z\\"\\\\"
                }
              ],
              "c": {},
              "d": [],
              "e": "ä€"
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/problem+json | application/problem+json;indent=4            | 4
          application/json         | application/json; q=0.9; INDENT=1            | 1
          application/json         | text/html;q=0.1, application/json;indent=8   | 8
          application/json         | application/json;q=0.5, application/json;indent=4 | 4
          application/json         | application/json;indent=9,application/json;indent=3 | 3
          application/json         | application/json;indent=2, application/json;indent=4 | 2
          application/json         | application/json-seq;q=1, application/json;indent=4 | 4
          application/json         | application/json;indent=0                    | 0
          application/json         | application/json;indent=9                    | 0
          application/json         | application/json;indent=22                   | 0
          application/json         | application/json;indent=                     | 0
          application/json         | application/json;indent                      | 0
          application/json         | application/json                             | 0
          application/problem+json | application/json;indent=2                    | 0
          application/json         | application/json, text/html;indent=2         | 0
          application/json         | */*;indent=2                                 | 0
          text/html                | text/html;indent=2                           | 0
          """)
  void theRangeOfTheTypeAsksForIt(String mediaType, String accept, int spaces) {
    String expected = spaces == 0 ? "{\"a\":1}" : "{\n" + " ".repeat(spaces) + "\"a\": 1\n}\n";
    assertThat(asked("{\"a\":1}", mediaType, accept)).isEqualTo(expected);
  }

  @Test
  void withoutAHeaderNothingChanges() {
    byte[] body = "{\"a\":1}".getBytes(UTF_8);
    assertThat(IndentedJson.ifAsked(body, JSON, null)).isSameAs(body);
  }

  /** A renderer of an application may make anything. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"\\", "{\"a", "}}}}]", "{[", "[", "]{,:"})
  void whatIsNoJsonFailsNothing(String body) {
    assertThat(asked(body, JSON, ASKED)).endsWith("\n");
  }

  @Test
  void anAnswerStaysWithin64KiB() {
    String deep = "[".repeat(2000) + "]".repeat(2000);
    assertThat(asked(deep, JSON, ASKED)).isEqualTo(deep);
  }

  @Test
  void theValuesStayTheSame() {
    Map<String, Object> values = Map.of("a b", "c : d , [e]\t\n", "n", 1.5, "t", true);
    String body = JsonBody.json(values);
    String lines = asked(body, JSON, ASKED);
    assertThat(JsonMapper.shared().readTree(lines)).isEqualTo(JsonMapper.shared().readTree(body));
  }

  private static String asked(String body, String mediaType, String accept) {
    return new String(IndentedJson.ifAsked(body.getBytes(UTF_8), mediaType, accept), UTF_8);
  }
}
