package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import java.nio.charset.StandardCharsets;
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

  Entry of(ProblemType type, Language language) {
    int answered = status.applyAsInt(type);
    String translated = language.title(type);
    String title = translated == null ? type.title() : translated;
    Action action = Action.of(type, answered);
    ProblemDocument example = ExampleAnswer.of(type, title, answered, language);
    return new Entry(
        type,
        title,
        answered,
        means(type, answered, language),
        action,
        language.required(action.key()),
        ErrorCodes.of(type, language),
        new String(renderer.render(example), StandardCharsets.UTF_8),
        operators == null ? null : operators.of(type));
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
