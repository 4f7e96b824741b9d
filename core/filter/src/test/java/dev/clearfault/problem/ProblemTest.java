package dev.clearfault.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
  private static final ProblemType TYPE = ProblemType.of("out_of_stock", 409, "Out of stock");

  @ParameterizedTest
  @ValueSource(strings = {"", "Out", "out stock", "_out", "out_", "out__of", "9out", "out-of", "é"})
  void codeIsSnakeCase(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProblemType.of(code, 409, "Title"))
        .withMessageContaining("such as out_of_stock");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 399, 600})
  void statusIsAnErrors(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProblemType.of("x", status, "Title"))
        .withMessageContaining("400 to 599");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.builder(TYPE).status(status).build());
  }

  @Test
  void plainConditionIsNamedByItsStatusPhrase() {
    ProblemType type = ProblemType.ofStatus(405);
    assertThat(type.code()).isEqualTo("method_not_allowed");
    assertThat(type.title()).isEqualTo("Method Not Allowed");
    assertThat(type.uri()).isEqualTo("about:blank");
    assertThat(ProblemType.ofStatus(499).code()).isEqualTo("http_499");
    for (int status = 400; status < 600; status++) {
      assertThat(ProblemType.ofStatus(status).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "trace_id", "ab", "9lives", "has-hyphen", "errors", "é__"})
  void nameThatAnExtensionMayNotHaveIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.builder(TYPE).extension(name, 1))
        .withMessageContaining(name);
  }

  @Test
  void valueThatIsNotJsonIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.builder(TYPE).extension("when", new Object()))
        .withMessageContaining("java.lang.Object");
  }

  @Test
  void valuesOfExtensionsAreCopied() {
    List<Object> list = new ArrayList<>(List.of(1));
    Problem problem = Problem.builder(TYPE).extension("left", list).build();
    list.add(2);
    assertThat(problem.extensions()).isEqualTo(Map.of("left", List.of(1)));
  }

  @Test
  void nameThatNoAnswerCutsIsShort() {
    Problem.Builder builder = Problem.builder(ProblemType.ofStatus(502)).upstream("u".repeat(100));
    assertThat(builder.build().upstream()).hasSize(100);
    assertThatThrownBy(() -> builder.upstream("u".repeat(101)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the upstream of problem bad_gateway has 101 characters: write at most 100;");
    assertThatThrownBy(() -> builder.upstream("u").language("l".repeat(101)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the language of problem bad_gateway has 101 characters");
  }

  @Test
  void headerCannotCarryAnotherOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.builder(TYPE).header("X-A", "b\r\nSet-Cookie: c=d"));
  }

  @Test
  void exceptionBelow500TakesNoStackTrace() {
    assertThat(new ProblemException(Problem.of(TYPE)).getStackTrace()).isEmpty();
    assertThat(new ProblemException(Problem.of(ProblemType.ofStatus(503))).getStackTrace())
        .isNotEmpty();
    assertThat(new ProblemException(Problem.builder(TYPE).detail("2 left").build()))
        .hasMessage("409 out_of_stock: 2 left");
  }
}
