package dev.clearfault.internal.text;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language that one client reads: the texts of problems by their keys, and in English what it
 * lacks.
 *
 * <p>Made by {@link Languages}. Immutable and thread-safe.
 */
public final class Language {
  /** The header field by which a problem says which language its texts are in. */
  public static final String HEADER = "Content-Language";

  /** Which key a fixed detail of ours has, by the key's beginning and the English text. */
  private static final Map<String, String> KEYS_OF_DETAILS = keysOfDetails();

  private final String tag;
  private final Map<String, String> texts;
  private final Map<String, String> ours;
  private final Map<String, String> own;

  /**
   * Creates a language.
   *
   * @param ours what the library says in it; empty if it does not know it
   * @param own what the application says in it
   * @param english what is said where both say nothing
   */
  Language(
      String tag, Map<String, String> ours, Map<String, String> own, Map<String, String> english) {
    this.tag = tag;
    this.ours = ours;
    this.own = own;
    Map<String, String> all = new HashMap<>(english);
    all.putAll(ours);
    all.putAll(own);
    texts = Map.copyOf(all);
  }

  /** Returns the language's tag (BCP 47), such as {@code de}. */
  public String tag() {
    return tag;
  }

  Map<String, String> texts() {
    return texts;
  }

  /** Returns the text; null if there is none, not even in English. */
  public @Nullable String text(String key) {
    return texts.get(key);
  }

  /** Returns the text with the values in place of their names in braces; null if there is none. */
  public @Nullable String text(String key, Map<String, ?> values) {
    String text = texts.get(key);
    return text == null || text.indexOf('{') < 0 ? text : filled(text, values);
  }

  private static String filled(String text, Map<String, ?> values) {
    StringBuilder filled = new StringBuilder(text.length() + 16);
    int done = 0;
    for (int start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
      int end = text.indexOf('}', start);
      Object value = end < 0 ? null : values.get(text.substring(start + 1, end));
      if (value != null) {
        filled.append(text, done, start).append(value);
        done = end + 1;
      }
    }
    return filled.append(text, done, text.length()).toString();
  }

  /** Returns a text that has to be there. */
  public String required(String key) {
    return present(key, text(key));
  }

  /** Returns a text that has to be there, with the values in place of their names in braces. */
  public String required(String key, Map<String, ?> values) {
    return present(key, text(key, values));
  }

  private static String present(String key, @Nullable String text) {
    if (text == null) {
      throw new IllegalStateException("there is no text for " + key);
    }
    return text;
  }

  /** Returns the text that the application's own bundle for this language has; null if none. */
  public @Nullable String own(String key) {
    return own.get(key);
  }

  /**
   * Returns the problem with its texts in this language, as far as they are ours or the
   * application's bundle has them; what the application wrote by itself stays.
   */
  public Problem translate(Problem problem) {
    if (own.isEmpty() && tag.equals(Languages.ENGLISH)) {
      return problem; // As it was written.
    }
    String title = title(problem.type());
    Problem.Builder translated = problem.toBuilder();
    if (title != null) {
      translated.type(titled(problem.type(), title));
      if (!problem.headers().containsKey(HEADER) && !tag.equals(Languages.ENGLISH)) {
        translated.header(HEADER, tag);
      }
    }
    if (problem.detail() != null) {
      translated.detail(fixed("problem." + problem.type().code(), problem.detail()));
    }
    List<Violation> errors = problem.errors().stream().map(this::translate).toList();
    return translated.errors(errors).build();
  }

  /** Returns null if the title is to stay: it is the application's, or has no translation. */
  private @Nullable String title(ProblemType type) {
    String key = type.code() + ".title";
    String chosen = own.get(key);
    if (chosen == null && type.title().equals(Languages.inEnglish().get(key))) {
      chosen = ours.get(key);
    }
    return chosen;
  }

  private static ProblemType titled(ProblemType type, String title) {
    return title.isBlank()
        ? type
        : new ProblemType(type.code(), type.status(), title, type.uri(), type.description());
  }

  private Violation translate(Violation violation) {
    String detail = fixed(violation.code(), violation.detail());
    return detail.equals(violation.detail())
        ? violation
        : new Violation(
            violation.in(),
            violation.field(),
            violation.pointer(),
            violation.code(),
            detail,
            violation.limits(),
            violation.hint());
  }

  private String fixed(String code, String english) {
    String key = KEYS_OF_DETAILS.get(code + ": " + english);
    return key == null ? english : requireNonNull(texts.get(key), key);
  }

  private static Map<String, String> keysOfDetails() {
    Map<String, String> keys = new HashMap<>();
    Languages.inEnglish()
        .forEach(
            (key, text) -> {
              int end = key.indexOf(".detail");
              if (end > 0 && text.indexOf('{') < 0) {
                keys.put(key.substring(0, end) + ": " + text, key);
              }
            });
    return Map.copyOf(keys);
  }
}
