package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about a broken constraint in one language, wherever it is broken.
 *
 * @param detail null if only the message of the violation itself can say it
 * @param fallback the detail if that message cannot be shown
 * @param rule what the broken rule says by itself, as JSON Schema
 * @param hint null if there is nothing to add
 */
record ConstraintWords(
    String code,
    Map<String, Object> limits,
    @Nullable String detail,
    String fallback,
    Map<String, Object> rule,
    @Nullable String hint) {

  /**
   * Returns words with the first example of an author, where these words can only say that there is
   * a rule: for a pattern, and for what has a pattern beside its rule.
   *
   * @param examples what the place accepts; null if its author gave none
   */
  ConstraintWords with(@Nullable Object examples, Language language) {
    if (hint == null || !(examples instanceof List<?> all) || all.isEmpty()) {
      return this;
    }
    boolean saysNothing =
        hint.equals(language.text("pattern.hint")) && language.own("pattern.hint") == null;
    if (!saysNothing && !hint.equals(language.text(code + ".plain.hint"))) {
      return this;
    }
    String example = String.valueOf(all.get(0));
    boolean standard = detail != null && detail.equals(language.text("pattern.detail"));
    return new ConstraintWords(
        code,
        limits,
        standard ? text(language, "type_mismatch.example.detail", example) : detail,
        fallback,
        rule,
        text(language, "type_mismatch.example.hint", example));
  }

  private static String text(Language language, String key, String example) {
    return language.required(key).replace("{example}", example);
  }
}
