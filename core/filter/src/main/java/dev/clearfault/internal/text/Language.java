package dev.clearfault.internal.text;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The language of one client: texts by their keys, in English where the language has none.
 *
 * <p>Made by {@link Languages}. Immutable and thread-safe.
 */
public final class Language {
  /** The key of the text for a value that has no other text. */
  private static final String INVALID = "invalid_value.detail";

  /** A part of the keys of texts that no client gets: only {@link #own(String)} returns them. */
  private static final String FOR_OPERATORS = ".operator.";

  private final List<String> bundles;
  private final String tag;
  private final Map<String, String> texts;
  private final Map<String, String> library;
  private final Map<String, String> own;

  /**
   * Creates a language.
   *
   * @param bundles the ends of the names of its bundles, the most special one last
   * @param tag the tag of the most special bundle that has texts of the library or for it
   * @param library the library's texts in it; empty if the library does not have it
   * @param own the application's texts in it
   * @param english the texts for keys that neither has
   */
  Language(
      List<String> bundles,
      String tag,
      Map<String, String> library,
      Map<String, String> own,
      Map<String, String> english) {
    this.bundles = List.copyOf(bundles);
    this.tag = tag;
    this.library = Map.copyOf(library);
    this.own = Map.copyOf(own);
    Map<String, String> all = new HashMap<>(english);
    all.putAll(library);
    all.putAll(own);
    all.keySet().removeIf(key -> key.contains(FOR_OPERATORS));
    texts = Map.copyOf(all);
  }

  /** Returns the language's tag (BCP 47), such as {@code de}. */
  public String tag() {
    return tag;
  }

  /**
   * Returns the ends of the names of its bundles, such as {@code pt} and {@code pt_BR}: a text of a
   * later one replaces that of an earlier one.
   */
  public List<String> bundles() {
    return bundles;
  }

  /** Returns the keys of all texts. */
  public Set<String> keys() {
    return texts.keySet();
  }

  /** Returns whether this language has the text itself, and not only in English. */
  public boolean has(String key) {
    return own.containsKey(key) || library.containsKey(key);
  }

  Map<String, String> texts() {
    return texts;
  }

  Map<String, String> own() {
    return own;
  }

  /** Returns the text of a key; null if there is none, not even in English. */
  public @Nullable String text(String key) {
    return texts.get(key);
  }

  /** Returns the text of a key that the library always has. */
  public String required(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalStateException("there is no text for " + key);
    }
    return text;
  }

  /** Returns the text of the key in the application's bundle for this language; null if none. */
  public @Nullable String own(String key) {
    return own.get(key);
  }

  /**
   * Returns the title of a type in this language: the application's, if its bundle has one, else
   * the library's, if the type has a key. Null if there is no title in this language; a blank one
   * counts as none.
   */
  public @Nullable String title(ProblemType type) {
    if (isEnglish()) {
      return null;
    }
    String title = notBlank(own.get(type.code() + ".title"));
    return title == null && type.titleKey() != null ? library.get(type.titleKey()) : title;
  }

  /**
   * Returns what the type is, for the catalogue: the text {@code <code>.description} of the
   * application or, for a type of the library, of the library; else the description that the type
   * itself has. Null if there is none.
   */
  public @Nullable String description(ProblemType type) {
    String key = type.code() + ".description";
    String text = notBlank(own.get(key));
    if (text == null && type.titleKey() != null) {
      text = library.containsKey(key) ? library.get(key) : notBlank(texts.get(key));
    }
    return text == null ? notBlank(type.description()) : text;
  }

  private static @Nullable String notBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Without a bundle of the application, every type has its title in English already. */
  private boolean isEnglish() {
    return own.isEmpty() && tag.equals(Languages.ENGLISH);
  }

  /** Returns the tag for an answer about the type: English if this language has nothing for it. */
  public String tagFor(ProblemType type) {
    boolean known = title(type) != null || (!own.isEmpty() && own.containsKey(keyOf(type)));
    return known ? tag : Languages.ENGLISH;
  }

  private static String keyOf(ProblemType type) {
    return "problem." + type.code() + ".detail";
  }

  /**
   * Returns the detail of the problem: the text that it names, else the text that it has, else the
   * text of its type; null if there is none or an argument is missing.
   */
  public @Nullable String detail(Problem problem) {
    String detail = problem.detail();
    if (detail != null && !isKey(detail)) {
      return detail;
    }
    String key = detail == null ? keyOf(problem.type()) : keyIn(detail);
    String text = texts.get(key);
    Object count = text == null ? count(problem) : null;
    if (count != null) {
      text = texts.get(key + form(count));
    }
    return text == null ? detail : filled(text, problem.arguments(), problem.extensions());
  }

  /** A count may be a number of any class. */
  private static String form(Object count) {
    return switch (count.toString()) {
      case "0" -> ".none";
      case "1" -> ".one";
      default -> ".many";
    };
  }

  private static @Nullable Object count(Problem problem) {
    Object count = problem.arguments().get("count");
    boolean invalid = problem.type().code().equals(ProblemType.VALIDATION_FAILED.code());
    return count == null && invalid ? (Object) problem.errors().size() : count;
  }

  /** Returns the violations with their texts; the same list if they have them already. */
  public List<Violation> violations(List<Violation> violations) {
    List<Violation> written = violations;
    for (int i = 0; i < violations.size(); i++) {
      Violation each = violations.get(i);
      if (namesTexts(each)) {
        written = written == violations ? new ArrayList<>(violations) : written;
        written.set(i, violation(each));
      }
    }
    return written;
  }

  private static boolean namesTexts(Violation violation) {
    String hint = violation.hint();
    return isKey(violation.detail()) || (hint != null && isKey(hint));
  }

  private Violation violation(Violation violation) {
    String detail = named(violation.detail(), violation);
    String hint = violation.hint() == null ? null : named(violation.hint(), violation);
    return new Violation(
        violation.in(),
        violation.field(),
        violation.pointer(),
        violation.code(),
        detail == null ? required(INVALID) : detail,
        violation.expected(),
        violation.fix(),
        hint,
        violation.arguments());
  }

  /** Returns a text, or the one that it names; null if there is none or an argument is missing. */
  private @Nullable String named(String textOrKey, Violation violation) {
    if (!isKey(textOrKey)) {
      return textOrKey;
    }
    String text = texts.get(keyIn(textOrKey));
    return text == null ? null : filled(text, violation.arguments(), Map.of());
  }

  /**
   * Puts values in place of their names in braces; null if one is missing. A value may come from a
   * client, so what it says never names a text. An argument whose name has the braces does.
   */
  private @Nullable String filled(String text, Map<String, ?> values, Map<String, ?> others) {
    int start = text.indexOf('{');
    if (start < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder(text.length() + 16);
    int done = 0;
    for (; start >= 0; start = text.indexOf('{', done)) {
      int end = text.indexOf('}', start);
      String name = end < 0 ? "" : text.substring(start + 1, end);
      Object value = values.containsKey(name) ? values.get(name) : others.get(name);
      if (value == null && end > 0) {
        value = word(values.get(text.substring(start, end + 1)));
      }
      if (value == null) {
        return null;
      }
      filled.append(text, done, start).append(value);
      done = end + 1;
    }
    return filled.append(text, done, text.length()).toString();
  }

  /** Returns a text that needs no values itself; null if there is none. */
  private @Nullable String word(@Nullable Object key) {
    String text = key == null ? null : texts.get(key.toString());
    return text == null || text.indexOf('{') >= 0 ? null : text;
  }

  /** Returns whether this is the name of a text in braces, such as <code>{missing.hint}</code>. */
  private static boolean isKey(String text) {
    int last = text.length() - 1;
    if (last < 2 || text.charAt(0) != '{' || text.charAt(last) != '}') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      char c = text.charAt(i);
      boolean fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static String keyIn(String braces) {
    return braces.substring(1, braces.length() - 1);
  }
}
