package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void problemsOfValidationHaveErrorsEvenIfThereAreNone() {
    String none = "\"errors\":[]";
    assertThat(problem(ProblemType.VALIDATION_FAILED)).contains(none);
    assertThat(problem(ProblemType.VALIDATION_FAILED.at("urn:x"))).contains(none);
    assertThat(problem(ProblemType.ofStatus(400))).doesNotContain("errors");
  }

  private static String problem(ProblemType type) {
    byte[] body = Format.PROBLEM.renderer().render(Documents.of(Problem.of(type)));
    return new String(body, StandardCharsets.UTF_8);
  }
}
