package dev.clearfault.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationTest {

  @Test
  void saysNothingMoreUnlessTold() {
    Violation violation = Violation.of(Violation.Source.FORM, "email", "email", "is no address");
    assertThat(violation)
        .isEqualTo(
            new Violation(
                Violation.Source.FORM, "email", null, "email", "is no address", Map.of(), null));
  }

  @Test
  void copiesWhatIsExpectedInItsOrder() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("minLength", 1);
    schema.put("maxLength", 9);
    Violation violation = expecting(schema);
    schema.clear();
    assertThat(violation.expected())
        .containsExactly(entry("type", "string"), entry("minLength", 1), entry("maxLength", 9));
    assertThatThrownBy(() -> violation.expected().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(expecting(violation.expected()).expected()).isSameAs(violation.expected());
  }

  @Test
  void expectsOnlyJsonSchema() {
    Map<String, Object> item = Map.of("type", "object", "properties", Map.of("$ref", Map.of()));
    assertThat(expecting(Map.of("items", item)).expected()).containsEntry("items", item);
    assertThatThrownBy(() -> expecting(Map.of("$ref", "#/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected has the keyword '$ref': write one of ");
    for (String keyword : List.of("items", "additionalProperties", "propertyNames")) {
      assertThatThrownBy(() -> expecting(Map.of(keyword, Map.of("title", "t"))))
          .hasMessageContaining("'title'");
    }
    assertThatThrownBy(() -> expecting(Map.of("anyOf", List.of(Map.of("$id", "x")))))
        .hasMessageContaining("'$id'");
    assertThatThrownBy(() -> expecting(Map.of("const", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void copiesTheFix() {
    Map<String, Object> remove = new LinkedHashMap<>(Map.of("op", "remove", "path", "/a"));
    Violation violation =
        new Violation(null, "f", null, "c", "d", Map.of(), List.of(remove), null, Map.of());
    remove.clear();
    assertThat(violation.fix()).containsExactly(Map.of("op", "remove", "path", "/a"));
  }

  private static Violation expecting(Map<String, Object> schema) {
    return new Violation(null, "f", null, "c", "d", schema, null);
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void refusesMissingParts() {
    assertThatThrownBy(() -> Violation.of(Violation.Source.BODY, null, "c", "d"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("field");
    assertThatThrownBy(() -> Violation.of(Violation.Source.BODY, "f", null, "d"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("code");
    assertThatThrownBy(() -> Violation.of(Violation.Source.BODY, "f", "c", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("detail");
  }

  @Test
  void sourcesStandInTheOrderInWhichTheyAreListed() {
    assertThat(Arrays.stream(Violation.Source.values()).map(Violation.Source::wireName))
        .containsExactly("path", "query", "header", "cookie", "form", "body");
  }
}
