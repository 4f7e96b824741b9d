package dev.clearfault.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class HostileDocumentsTest {
  private static final int DOCUMENTS = 2000;
  private static final String GOOD =
      """
      {"text":"t","count":5,"ratio":0.5,"big":12,"price":9.90,"day":"2026-01-31","inner":{"count":1},
       "all":[{"text":"a"},{"color":"RED"}],"map":{"a":1},"tree":{"x":[1,2]},"any":[true],"maybe":"m"}""";

  private final JsonReader reader = JsonReader.jackson();

  enum Color {
    RED,
    BLUE
  }

  record Thing(
      @JsonAlias("inner_text") @Nullable String text,
      @Nullable Integer count,
      double ratio,
      @Nullable BigInteger big,
      @Nullable BigDecimal price,
      @Nullable LocalDate day,
      @JsonProperty("inner") @Nullable Thing nested,
      @Nullable List<Thing> all,
      @Nullable Map<String, Integer> map,
      @Nullable JsonNode tree,
      @Nullable Object any,
      @Nullable Color color,
      Optional<String> maybe) {
    Thing {
      if (count != null && count < 0) {
        throw new IllegalArgumentException(HostileDocuments.MARKER);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void becomeValuesOrFaultsThatDoNotHoldThem(long seed) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    HostileDocuments.of(
            seed,
            GOOD,
            "text",
            "inner_text",
            "count",
            "ratio",
            "big",
            "price",
            "day",
            "inner",
            "all",
            "map",
            "tree",
            "any",
            "color",
            "maybe")
        .limit(DOCUMENTS)
        .forEach(
            json -> {
              JsonReader.Result<Thing> result = reader.read(json, Thing.class);
              assertThat(result.value() == null && result.faults().isEmpty())
                  .isEqualTo(new String(json, StandardCharsets.UTF_8).equals("null"));
              assertThat(result.faults().toString()).doesNotContain(HostileDocuments.MARKER);
              result.faults().forEach(fault -> kinds.add(fault.kind()));
              reader.readAnswer(json, Thing.class);
            });
    assertThat(kinds)
        .contains(
            Kind.MALFORMED,
            Kind.NESTING_TOO_DEEP,
            Kind.NUMBER_TOO_LONG,
            Kind.DUPLICATE_PROPERTY,
            Kind.UNKNOWN_PROPERTY,
            Kind.MISSING,
            Kind.TYPE_MISMATCH,
            Kind.INVALID_FORMAT,
            Kind.INVALID_ENUM,
            Kind.OUT_OF_RANGE);
  }
}
