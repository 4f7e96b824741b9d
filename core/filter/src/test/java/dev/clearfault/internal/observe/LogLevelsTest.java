package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Occurrence;
import java.lang.System.Logger.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLevelsTest {
  private static final ProblemType TIMEOUT = ProblemType.of("upstream_timeout", 502, "Timeout");

  private static Occurrence occurrence(ProblemType type, Throwable... causes) {
    return Failures.of(Documents.of(Problem.of(type)), causes);
  }

  private static Level level(ProblemType type, String... rules) {
    return LogLevels.of(List.of(rules)).of(occurrence(type));
  }

  private static Level level(int status, String... rules) {
    return level(ProblemType.ofStatus(status), rules);
  }

  @Test
  void withoutARuleTheFaultDecides() {
    assertThat(level(404)).isEqualTo(Level.DEBUG);
    assertThat(level(TIMEOUT)).isEqualTo(Level.WARNING);
    assertThat(level(500)).isEqualTo(Level.ERROR);
  }

  @Test
  void aCodeCountsBeforeAStatusAndAStatusBeforeItsClass() {
    String[] rules = {"5xx:debug", "502:info", "upstream_timeout:error", "404:off", "4xx:info"};
    assertThat(level(TIMEOUT, rules)).isEqualTo(Level.ERROR);
    assertThat(level(502, rules)).isEqualTo(Level.INFO);
    assertThat(level(500, rules)).isEqualTo(Level.DEBUG);
    assertThat(level(404, rules)).isEqualTo(Level.OFF);
    assertThat(level(409, rules)).isEqualTo(Level.INFO);
  }

  /** The init-param is read first, so that it wins over the code. */
  @Test
  void theFirstRuleForAKeyCounts() {
    assertThat(level(404, "404:info", "404:error")).isEqualTo(Level.INFO);
  }

  @Test
  void clientsCannotChooseTheLevelByAnUnknownMethod() {
    assertThat(level(501, "5xx:error")).isEqualTo(Level.DEBUG);
    assertThat(level(501, "501:info")).isEqualTo(Level.INFO);
  }

  @Test
  void aBugThatRefusesInputIsAlwaysAnError() {
    Throwable bug = new ClassCastException();
    Throwable thrown = new ProblemException(Problem.of(ProblemType.VALIDATION_FAILED), bug);
    Occurrence refused = occurrence(ProblemType.VALIDATION_FAILED, thrown, bug);
    assertThat(LogLevels.of(List.of("validation_failed:off")).of(refused)).isEqualTo(Level.ERROR);
    assertThat(LogLevels.needsTrace(refused)).isTrue();
  }

  @Test
  void theLevelDoesNotDecideOnTheStackTrace() {
    assertThat(LogLevels.needsTrace(occurrence(TIMEOUT))).isFalse();
    assertThat(LogLevels.needsTrace(occurrence(ProblemType.ofStatus(500)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4xx:info", "5xx:error", "404:off", "599:debug", "upstream_timeout:warning"})
  void theseAreRules(String rule) {
    assertThat(LogLevels.isRule(rule)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4xx",
        ":info",
        "4xx:",
        "4XX:info",
        "200:info",
        "3xx:info",
        "4xx:warn",
        "a b:info"
      })
  void theseAreNone(String text) {
    assertThat(LogLevels.isRule(text)).isFalse();
  }
}
