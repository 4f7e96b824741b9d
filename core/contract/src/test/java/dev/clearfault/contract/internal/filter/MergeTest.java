package dev.clearfault.contract.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract and a class have found in one request. */
class MergeTest {

  private static LocatedViolation found(Source in, String name, String code, String detail) {
    return new LocatedViolation(
        ViolationPath.of(List.of(name)), in, code, "", () -> Violation.of(in, name, code, detail));
  }

  private static LocatedViolation ofContract(Source in, String name, String code) {
    return found(in, name, code, "contract");
  }

  private static LocatedViolation ofClass(Source in, String name, String code) {
    return found(in, name, code, "class");
  }

  private static List<String> merged(LocatedViolation ofContract, LocatedViolation ofClass) {
    return Merge.of(List.of(ofContract), List.of(ofClass)).stream()
        .map(each -> each.texts().get().detail())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "max, max",
    "not_null, not_blank",
    "not_null, not_empty",
    "decimal_min, positive",
    "positive, min",
    "max, decimal_max"
  })
  void theSameMistakeIsToldByTheClassAlone(String ofContract, String ofClass) {
    assertThat(
            merged(
                ofContract(Source.BODY, "age", ofContract), ofClass(Source.BODY, "age", ofClass)))
        .containsExactly("class");
  }

  @Test
  void otherMistakesAreToldByBoth() {
    assertThat(merged(ofContract(Source.BODY, "age", "max"), ofClass(Source.BODY, "age", "min")))
        .containsExactlyInAnyOrder("contract", "class");
    assertThat(merged(ofContract(Source.BODY, "age", "max"), ofClass(Source.BODY, "size", "max")))
        .containsExactlyInAnyOrder("contract", "class");
    assertThat(merged(ofContract(Source.QUERY, "age", "max"), ofClass(Source.BODY, "age", "max")))
        .containsExactlyInAnyOrder("contract", "class");
  }
}
