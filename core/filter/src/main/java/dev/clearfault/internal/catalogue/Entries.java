package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the catalogue says about types.
 *
 * @param renderer makes the example, as it makes the answers of the application
 * @param status returns the status that answers of a type have
 * @param operators null if what operators need to know is not public
 */
record Entries(
    ProblemRenderer renderer,
    ToIntFunction<ProblemType> status,
    @Nullable OperatorTexts operators) {

  /** Returns what the page of a type says. */
  Entry of(ProblemType type, Language language) {
    Entry brief = brief(type, language);
    ProblemDocument example = example(type, null, language);
    return new Entry(
        type,
        brief.title(),
        brief.status(),
        brief.means(),
        brief.action(),
        brief.advice(),
        ErrorCodes.of(type, language),
        new String(renderer.render(example), StandardCharsets.UTF_8),
        operators == null ? null : operators.of(type));
  }

  /**
   * Returns an answer of a type.
   *
   * @param errors the errors that it lists; null for invented ones
   */
  ProblemDocument example(ProblemType type, @Nullable List<Violation> errors, Language language) {
    Entry brief = brief(type, language);
    return ExampleAnswer.of(type, brief.title(), brief.status(), errors, language);
  }

  /** Returns what the index says about a type: without codes, an example and operators' words. */
  Entry brief(ProblemType type, Language language) {
    int answered = status.applyAsInt(type);
    String translated = language.title(type);
    Action action = Action.of(type, answered);
    return new Entry(
        type,
        translated == null ? type.title() : translated,
        answered,
        means(type, answered, language),
        action,
        language.required(action.key()),
        List.of(),
        "",
        null);
  }

  /** Without a description, only the status says what the problem is. */
  private static String means(ProblemType type, int status, Language language) {
    String described = language.description(type);
    if (described != null) {
      return described;
    }
    ProblemType plain = ProblemType.ofStatus(status);
    String phrase = language.title(plain);
    boolean blank = ProblemType.ofStatus(type.status()).code().equals(type.code());
    return language
        .required(blank ? "catalogue.status" : "catalogue.undescribed")
        .replace("{status}", status + " (" + (phrase == null ? plain.title() : phrase) + ")");
  }
}
