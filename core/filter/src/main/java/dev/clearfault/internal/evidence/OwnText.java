package dev.clearfault.internal.evidence;

import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.internal.evidence.JsonText.Value;
import dev.clearfault.spi.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fault of a parser that has certainly read the body. */
final class OwnText {
  private OwnText() {}

  static @Nullable BodyFault fault(Told told, JsonText text, BodyRead body) {
    if (body.whole() && body.text().isBlank()) {
      return BodyFault.at(Evidence.PARSER_SOURCE, Kind.EMPTY, 0, 0);
    }
    if (told.isOtherFormat) { // Another format, which the library cannot examine.
      return BodyFault.at(Evidence.PARSER_SOURCE, Kind.INVALID_VALUE, 0, 0);
    }
    if (text.malformed() >= 0 && (told.isSyntax || told.path == null || told.path.isEmpty())) {
      return malformed(Evidence.PARSER_SOURCE, text);
    }
    if (told.isSyntax && !body.whole() && told.line > 0) {
      return BodyFault.at(
          Evidence.PARSER_SOURCE, Kind.MALFORMED_JSON, told.line, Math.max(1, told.column));
    }
    if (told.kind == Kind.EMPTY || (told.isSyntax && !told.isDuplicate && told.excerpt == null)) {
      return null; // The application has read the body before, and so the parser found no JSON.
    }
    return value(Evidence.PARSER_SOURCE, told, path(told, text));
  }

  private static List<Object> path(Told told, JsonText text) {
    if (told.path != null) {
      return told.path;
    }
    Value only = told.text == null ? null : text.only(told.text);
    return only == null ? List.of() : only.path();
  }

  static BodyFault malformed(Evidence evidence, JsonText text) {
    Lines lines = Lines.of(text.text(), text.malformed());
    return BodyFault.at(evidence, Kind.MALFORMED_JSON, lines.line(), lines.column());
  }

  static BodyFault value(Evidence evidence, Told told, List<Object> path) {
    Kind kind = told.isSyntax ? Kind.INVALID_VALUE : told.kind;
    return new BodyFault(evidence, kind, 0, 0, path, told.target, told.allowed, 0);
  }
}
