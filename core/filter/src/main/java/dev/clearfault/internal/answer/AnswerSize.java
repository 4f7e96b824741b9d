package dev.clearfault.internal.answer;

import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an answer within 64 KiB. Names and keys of a client come back in paths, and an application
 * may put input into a detail or an extension.
 *
 * <p>Sizes are those of the worst representation, which escapes every character that JSON or HTML
 * may escape. A renderer of the application decides by itself how large its bodies are.
 */
final class AnswerSize {
  /** The rest of 64 KiB is for the members that are always short. */
  private static final int MOST = 60 * 1024;

  private static final int MOST_OF_EXTENSIONS = 24 * 1024;

  private static final int MOST_OF_TEXT = 4 * 1024;

  private static final String CUT = "...";

  /** The bytes of a character that JSON writes as a Unicode escape, or HTML as an entity. */
  private static final int ESCAPED = 6;

  /** The bytes of the member names of one violation, with the punctuation. */
  private static final int MEMBERS = 128;

  private AnswerSize() {}

  /**
   * The parts of a document whose length depends on applications and clients.
   *
   * @param title cut if it was too long
   * @param detail cut if it was too long
   * @param errors the first ones
   * @param truncated whether there are more errors
   * @param extensions without those that do not fit
   */
  record Parts(
      String title,
      @Nullable String detail,
      List<Violation> errors,
      boolean truncated,
      Map<String, Object> extensions) {}

  /**
   * Returns the texts of a problem in the language, as far as they fit into one answer.
   *
   * @param uri of the type
   */
  static Parts fit(Problem problem, @Nullable String uri, Language language, int maxErrors) {
    String translated = language.title(problem.type());
    String title = cut(translated == null ? problem.type().title() : translated);
    List<Violation> all = problem.errors();
    List<Violation> errors = language.violations(first(all, maxErrors));
    String own = language.detail(problem);
    String detail = own == null ? null : cut(own);
    Map<String, Object> extensions = extensions(problem.extensions());
    // A page has the URI twice: as the address of a link, and as its text.
    int room = MOST - size(title) - size(detail) - size(extensions) - 2 * size(uri);
    int fitting = 0;
    while (fitting < errors.size()) {
      room -= size(errors.get(fitting));
      if (room < 0) {
        break;
      }
      fitting++;
    }
    boolean truncated = problem.truncated() || fitting < all.size();
    return new Parts(title, detail, first(errors, fitting), truncated, extensions);
  }

  private static List<Violation> first(List<Violation> errors, int most) {
    return errors.size() > most ? errors.subList(0, most) : errors;
  }

  /** Returns a title or a detail, cut if it is too long. */
  static String cut(String text) {
    if (text.length() <= MOST_OF_TEXT / ESCAPED) {
      return text;
    }
    int room = MOST_OF_TEXT;
    for (int i = 0; i < text.length(); i++) {
      room -= size(text.charAt(i));
      if (room < 0) {
        int end = i > 0 && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
        return text.substring(0, end) + CUT;
      }
    }
    return text;
  }

  /** Returns the extensions without those that do not fit. */
  private static Map<String, Object> extensions(Map<String, Object> extensions) {
    if (extensions.isEmpty() || size(extensions) <= MOST_OF_EXTENSIONS) {
      return extensions;
    }
    Map<String, Object> fitting = new LinkedHashMap<>();
    int room = MOST_OF_EXTENSIONS;
    for (Map.Entry<String, Object> extension : extensions.entrySet()) {
      int size = size(extension.getKey()) + size(extension.getValue());
      if (size <= room) {
        room -= size;
        fitting.put(extension.getKey(), extension.getValue());
      }
    }
    return fitting;
  }

  private static int size(Violation violation) {
    return MEMBERS
        + size(violation.field())
        + size(violation.pointer())
        + size(violation.code())
        + size(violation.detail())
        + size(violation.expected())
        + size(violation.fix())
        + size(violation.hint());
  }

  private static int size(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    int size = ESCAPED;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        size = plus(size, size(each.getKey()), size(each.getValue()));
      }
    } else if (value instanceof List<?> list) {
      for (Object each : list) {
        size = plus(size, size(each), 0);
      }
    } else {
      String text = value.toString();
      for (int i = 0; i < text.length() && size <= MOST; i++) {
        size += size(text.charAt(i));
      }
    }
    return size;
  }

  /** Adds sizes. A sum beyond the limit need not be exact, and must not overflow. */
  private static int plus(int size, int key, int value) {
    return Math.min(2 * MOST, size + key + value);
  }

  private static int size(char c) {
    if (c < 0x80) {
      return c < ' ' || "\"\\&<>'".indexOf(c) >= 0 ? ESCAPED : 1;
    }
    return c < 0x800 ? 2 : 3;
  }
}
