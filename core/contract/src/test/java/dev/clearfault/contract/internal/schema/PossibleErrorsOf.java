package dev.clearfault.contract.internal.schema;

import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The closed set of the errors of a body. */
record PossibleErrorsOf(List<PossibleError> all) {

  static PossibleErrorsOf schema(ContractSchema schema, Language language) {
    return new PossibleErrorsOf(
        schema.possible(PlacePattern.WHOLE).stream()
            .map(each -> FaultText.possible(each, Source.BODY, language))
            .toList());
  }

  /** Returns whether the set has an error, with the texts that it promises. */
  boolean has(Violation error) {
    return all.stream().anyMatch(each -> isSame(each, error));
  }

  private static boolean isSame(PossibleError possible, Violation error) {
    Violation told = possible.violation();
    return told.code().equals(error.code())
        && fits(steps(told.pointer(), "/"), steps(error.pointer(), "/"))
        && fits(steps(told.field(), "[.\\[\\]]+"), steps(error.field(), "[.\\[\\]]+"))
        && (!possible.hasDetail() || told.detail().equals(error.detail()))
        && (!possible.hasHint() || Objects.equals(told.hint(), error.hint()))
        && (!possible.hasExpected() || told.expected().equals(error.expected()));
  }

  private static List<String> steps(@Nullable String place, String step) {
    return List.of(Objects.requireNonNull(place).split(step, -1));
  }

  private static boolean fits(List<String> pattern, List<String> place) {
    if (pattern.isEmpty()) {
      return place.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0).equals("**")) {
      return fits(rest, place)
          || (!place.isEmpty() && fits(pattern, place.subList(1, place.size())));
    }
    return !place.isEmpty()
        && (pattern.get(0).equals("*") || pattern.get(0).equals(place.get(0)))
        && fits(rest, place.subList(1, place.size()));
  }
}
