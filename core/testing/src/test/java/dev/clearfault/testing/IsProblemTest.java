package dev.clearfault.testing;

import static dev.clearfault.testing.IsProblem.isProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsProblemTest {
  private static final String REFUSED =
      """
      {"type":"/problems/validation-failed","status":400,"code":"validation_failed","errors":[
       {"in":"query","field":"limit","code":"max"},
       {"in":"body","field":"items[0].quantity","pointer":"#/items/0/quantity","code":"positive"}]}
      """;
  private static final String GATEWAY =
      "{\"status\":502,\"code\":\"upstream_timeout\",\"upstream\":\"payments\"}";

  @Test
  void matchesWhatIsAskedFor() {
    assertThat(REFUSED)
        .satisfies(isProblem(400))
        .satisfies(
            isProblem(400)
                .withCode("validation_failed")
                .withError("#/items/0/quantity", "positive")
                .withError("limit", "max")
                .withNoOtherError());
    MatcherAssert.assertThat(
        GATEWAY, isProblem(502).withCode("upstream_timeout").withUpstream("payments"));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(
            () ->
                assertThat(REFUSED)
                    .satisfies(
                        isProblem(422)
                            .withCode("other")
                            .withUpstream("payments")
                            .withError("#/items/0/quantity", "max")
                            .withNoOtherError()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "Expected a problem with the status 422, the code other, the upstream payments,"
                + " the error #/items/0/quantity max, and no other error",
            "has the status 400",
            "has the code validation_failed",
            "has no upstream",
            "has no error #/items/0/quantity max",
            "has the error query limit max",
            "has the error #/items/0/quantity positive",
            REFUSED);
    assertThatThrownBy(
            () -> MatcherAssert.assertThat(GATEWAY, isProblem(400).withError("limit", "max")))
        .hasMessageContainingAll(
            "a problem with the status 400, the error limit max",
            "has the status 502",
            "has no error limit max");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<p>400</p>", "[]", "{}", "{\"status\":\"400\"}", "{\"status\":400"})
  void whatIsNoProblemDoesNotMatch(String body) {
    assertThat(isProblem(400).matches(body)).isFalse();
    assertThatThrownBy(() -> isProblem(400).accept(body)).hasMessageContaining("is no problem");
  }

  @Test
  void nullDoesNotMatch() {
    assertThat(isProblem(400).matches(null)).isFalse();
  }
}
