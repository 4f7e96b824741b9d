package dev.clearfault.contract.internal.schema;

import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.demo.published.PublishedPlace;
import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Objects;

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
        && PublishedPlace.ofPointer(Objects.requireNonNull(told.pointer()))
            .fits(Objects.requireNonNull(error.pointer()))
        && PublishedPlace.ofField(told.field()).fits(error.field())
        && (!possible.hasDetail() || told.detail().equals(error.detail()))
        && (!possible.hasHint() || Objects.equals(told.hint(), error.hint()))
        && (!possible.hasExpected() || told.expected().equals(error.expected()));
  }
}
