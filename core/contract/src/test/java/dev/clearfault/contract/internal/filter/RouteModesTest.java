package dev.clearfault.contract.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modes of routes, and the messages for what is no rule. */
class RouteModesTest {
  private static final RouteModes MODES =
      RouteModes.of(
          "POST /orders = report; /orders=off;\n /legacy/**=off; /legacy/new=report", Mode.ENFORCE);

  @Test
  void theFirstRuleThatFitsCounts() {
    assertThat(MODES.of("POST", "/orders")).isEqualTo(Mode.REPORT);
    assertThat(MODES.of("GET", "/orders")).isEqualTo(Mode.OFF);
    assertThat(MODES.of("GET", "/legacy/new")).isEqualTo(Mode.OFF);
  }

  @Test
  void twoStarsAreForThePathItselfAndAllBelow() {
    assertThat(MODES.of("GET", "/legacy")).isEqualTo(Mode.OFF);
    assertThat(MODES.of("GET", "/legacy/{id}/x")).isEqualTo(Mode.OFF);
    assertThat(MODES.of("GET", "/legacyx")).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void theModeOfTheFilterIsForTheRest() {
    assertThat(MODES.of("POST", "/orders/{id}")).isEqualTo(Mode.ENFORCE);
    assertThat(RouteModes.of(null, Mode.REPORT).of("POST", "/orders")).isEqualTo(Mode.REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders",
        "/orders=on",
        "orders=off",
        "/a/*=off",
        "/**/a=off",
        "GET POST /a=off",
        "="
      })
  void whatIsNoRuleIsToldWithAnExample(String text) {
    assertThatThrownBy(() -> RouteModes.of(text, Mode.ENFORCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("modes is '" + text + "'")
        .hasMessageContaining("such as POST /orders=report; /legacy/**=off");
  }
}
