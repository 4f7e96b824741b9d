package dev.clearfault.contract.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a client has made to keep the server busy. */
class HostileValuesTest {
  private static ContractSchema schema(String text) {
    return Contracts.schema(Dialect.JSON_SCHEMA_2020_12, text);
  }

  @ParameterizedTest
  @CsvSource({"^(.*a){20}$, a, 36", "^(a|c)*$, ac, 20000"})
  @Timeout(60)
  void aNameIsLookedUpWithinABudgetToo(String pattern, String text, int times) {
    ContractSchema schema =
        schema("{\"patternProperties\": {\"" + pattern + "\": {\"type\": \"integer\"}}}");
    assertThat(schema.property(text.repeat(times) + "b")).isNull();
    assertThat(schema.expected(List.of(text.repeat(times)))).isEmpty();
  }

  @Test
  @Timeout(60)
  void choicesInsideOfChoicesEndForASmallValue() {
    ContractSchema schema =
        schema(
            """
            {"anyOf": [
              {"properties": {"next": {"$ref": "#"}}, "required": ["a"]},
              {"properties": {"next": {"$ref": "#"}}, "required": ["b"]}]}
            """);
    assertThat(Contracts.told(schema, "{\"next\":".repeat(16) + "1" + "}".repeat(16)))
        .containsExactly("too_complex []");
    assertThat(Contracts.told(schema, "{\"next\":".repeat(5) + "1" + "}".repeat(5)))
        .isNotEmpty()
        .doesNotContain("too_complex []");
  }

  @Test
  @Timeout(60)
  void elementsWithOneHashCodeAreComparedInTime() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        text.append((i >> bit) % 2 == 0 ? "Aa" : "BB");
      }
      texts.add("\"" + text + "\"");
    }
    ContractSchema schema = schema("{\"uniqueItems\": true}");
    assertThat(Contracts.told(schema, texts.toString())).isEmpty();
    texts.add(texts.get(7));
    assertThat(Contracts.told(schema, texts.toString())).containsExactly("uniqueItems []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 1.0] | false",
        "[1, true, \"1\", null, [1], {\"a\": 1}] | true",
        "[{\"a\": 1, \"b\": [2]}, {\"b\": [2.0], \"a\": 1}] | false",
        "[{\"a\": 1}, {\"b\": 1}] | true",
        "[[1, 2], [2, 1]] | true",
        "[[], {}, false, 0, \"\"] | true",
        "[null, null] | false"
      })
  void elementsAreEqualAsInJson(String list, boolean areDistinct) {
    assertThat(Contracts.told(schema("{\"uniqueItems\": true}"), list).isEmpty())
        .isEqualTo(areDistinct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"idn-hostname", "idn-email", "regex"})
  @Timeout(60)
  void aTextThatNoFormatAllowsIsNotRead(String format) {
    ContractSchema schema = schema("{\"format\": \"" + format + "\"}");
    assertThat(Contracts.told(schema, "\"" + "a".repeat(1_000_000) + "\""))
        .containsExactly("format []");
  }
}
