package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.catalogue.Entry.ErrorCode;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The codes that can be in {@code errors}, each with what to send instead. They come from the texts
 * of the errors themselves, so that a new code needs no second list; an application's texts count
 * too.
 */
final class ErrorCodes {
  /** The ends of the keys of texts, the one that fits every limit first. */
  private static final List<String> ENDS = List.of(".means", ".plain.hint", ".hint", ".detail");

  private static final Set<String> OTHERS = Set.of("problem", "type", "page", "catalogue");

  /** A limit in a text, such as {@code {max}}. */
  private static final Pattern LIMIT = Pattern.compile("\\{\\w+}");

  private ErrorCodes() {}

  /** Returns the codes that answers of the type can have in {@code errors}. */
  static List<ErrorCode> of(ProblemType type, Language language) {
    Stream<String> codes =
        switch (type.code()) {
          case "validation_failed" -> all(language);
          case "malformed_json" -> Stream.of("malformed");
          case "missing_body" -> Stream.of("missing_body");
          default -> Stream.empty();
        };
    return codes.map(code -> described(code, language)).filter(Objects::nonNull).toList();
  }

  private static Stream<String> all(Language language) {
    return language.keys().stream()
        .filter(key -> ENDS.stream().anyMatch(key::endsWith))
        .map(key -> key.substring(0, key.indexOf('.')))
        .filter(code -> !OTHERS.contains(code))
        .distinct()
        .sorted();
  }

  private static @Nullable ErrorCode described(String code, Language language) {
    for (String end : ENDS) {
      String text = language.text(code + end);
      if (text != null) {
        return new ErrorCode(code, LIMIT.matcher(text).replaceAll("…"));
      }
    }
    return null;
  }
}
