package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that a problem of the library has in each language of the library. */
public final class TextsOf {
  /** The languages beside English. */
  public static final List<String> OTHERS = List.of("de", "fr", "es");

  private static final Languages LANGUAGES = new Languages(null);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private TextsOf() {}

  /**
   * Asserts that detail and errors have a text of their own in every language: one that has lost
   * its key, its text in one language or an argument fails here.
   */
  public static void areInEveryLanguage(Problem problem) {
    String detail = LANGUAGES.english().detail(problem);
    List<Violation> errors = LANGUAGES.english().violations(problem.errors());
    isComplete("en", detail, detail);
    for (String tag : OTHERS) {
      Language language = LANGUAGES.named(tag);
      isAnother(tag, detail, language.detail(problem));
      for (int i = 0; i < errors.size(); i++) {
        if (problem.errors().get(i).detail().startsWith("{")) {
          Violation told = language.violations(problem.errors()).get(i);
          isAnother(tag, errors.get(i).detail(), told.detail());
          if (problem.errors().get(i).hint() != null && hasHint(told.code())) {
            isAnother(tag, errors.get(i).hint(), told.hint());
          }
        }
      }
    }
  }

  /** One code stands for everything that a class of the application refuses. */
  private static boolean hasHint(String code) {
    return !code.equals("invalid_value");
  }

  private static void isAnother(String tag, @Nullable String english, @Nullable String text) {
    isComplete(tag, english, text);
    assertThat(text).as(tag).isNotEqualTo(english);
  }

  private static void isComplete(String tag, @Nullable String english, @Nullable String text) {
    assertThat(text).as(tag).isNotBlank().doesNotContain("{", "}");
    Matcher numbers = NUMBER.matcher(String.valueOf(english));
    while (numbers.find()) {
      assertThat(text).as(tag).contains(numbers.group());
    }
  }
}
