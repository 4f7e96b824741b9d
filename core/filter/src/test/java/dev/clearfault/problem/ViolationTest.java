package dev.clearfault.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationTest {

  @Test
  void hasNeitherLimitsNorHintUnlessTold() {
    Violation violation = Violation.of(Violation.Source.FORM, "email", "email", "is no address");
    assertThat(violation)
        .isEqualTo(
            new Violation(
                Violation.Source.FORM, "email", null, "email", "is no address", Map.of(), null));
  }

  @Test
  void copiesLimitsInTheirOrder() {
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("min", 1);
    limits.put("max", 9);
    limits.put("inclusive", true);
    Violation violation = new Violation(null, "f", null, "c", "d", limits, null);
    limits.clear();
    assertThat(violation.limits())
        .containsExactly(entry("min", 1), entry("max", 9), entry("inclusive", true));
    assertThatThrownBy(() -> violation.limits().clear())
        .isInstanceOf(UnsupportedOperationException.class);
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
