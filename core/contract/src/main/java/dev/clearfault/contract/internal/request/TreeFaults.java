package dev.clearfault.contract.internal.request;

import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.read.ReadingText;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The errors of reading texts and JSON, before a schema looks at them. There is no default
 * anywhere: a new kind of fault does not compile before it is decided where it can be.
 */
record TreeFaults(InputLimits limits, Language language) {
  /** Where a kind of fault can be. */
  private enum Where {
    /** Of the whole text. */
    WHOLE,
    /** At any place inside, too. */
    ANY,
    /** Only classes find it. */
    NOWHERE
  }

  private Where where(Kind kind) {
    return switch (kind) {
      case EMPTY, MALFORMED, NESTING_TOO_DEEP, TOO_MANY_PROPERTIES, TOO_COMPLEX, NAME_TOO_LONG ->
          Where.WHOLE;
      case NUMBER_TOO_LONG, DUPLICATE_PROPERTY, OUT_OF_RANGE -> Where.ANY;
      case NO_CONTROL_CHARACTERS -> limits.controlCharacters() ? Where.NOWHERE : Where.ANY;
      case UNSUPPORTED_MEDIA_TYPE, // Of parts, which are no trees.
          UNKNOWN_PROPERTY,
          MISSING,
          TYPE_MISMATCH,
          INVALID_FORMAT,
          INVALID_ENUM,
          INVALID_KEY,
          KEY_OUT_OF_RANGE,
          INVALID_VALUE ->
          Where.NOWHERE;
    };
  }

  /** Returns the errors of a JSON body; a missing one is told by itself. */
  List<PossibleError> ofBody() {
    return ofJson(Source.BODY, PlacePattern.WHOLE).stream()
        .filter(each -> !each.violation().code().equals("empty"))
        .map(TreeFaults::asBody)
        .toList();
  }

  private static PossibleError asBody(PossibleError error) {
    boolean isMalformed = error.violation().code().equals("malformed");
    return new PossibleError(
        error.violation(),
        isMalformed,
        false,
        error.hasDetail(),
        error.hasHint(),
        error.hasExpected());
  }

  /** Returns the errors of a JSON text. */
  List<PossibleError> ofJson(Source source, PlacePattern where) {
    List<PossibleError> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Where possible = where(kind);
      if (possible != Where.NOWHERE) {
        all.add(of(kind, source, where));
      }
      if (possible == Where.ANY) {
        all.add(of(kind, source, where.anyDepth()));
      }
    }
    return all;
  }

  /** Returns the errors of a text, or of a list or a map of them. */
  List<PossibleError> ofText(Source source, PlacePattern where) {
    return where(Kind.NO_CONTROL_CHARACTERS) == Where.NOWHERE
        ? List.of()
        : List.of(
            of(Kind.NO_CONTROL_CHARACTERS, source, where),
            of(Kind.NO_CONTROL_CHARACTERS, source, where.anyDepth()));
  }

  /** Returns the errors of a query or of a form, and not of one of its values. */
  List<PossibleError> ofTexts(Source source) {
    ViolationPath whole = ViolationPath.of(List.of());
    ViolationPath any = ViolationPath.of(List.of("*"));
    return List.of(
        PossibleError.of(
            ReadingText.tooMany("parameters", limits.maxParameters(), source).texts().get()),
        PossibleError.of(ReadingText.violation("malformed_encoding", whole, source).texts().get()),
        PossibleError.of(ReadingText.violation("malformed_encoding", any, source).texts().get()));
  }

  /** Returns one error; what is expected depends on the place. */
  PossibleError of(Kind kind, Source source, PlacePattern where) {
    JsonFault fault =
        switch (kind) {
          case NUMBER_TOO_LONG -> JsonFault.numberTooLong(List.of());
          case NAME_TOO_LONG -> JsonFault.nameTooLong();
          case NESTING_TOO_DEEP -> JsonFault.exceeding(kind, List.of(), limits.maxDepth());
          case TOO_MANY_PROPERTIES -> JsonFault.exceeding(kind, List.of(), limits.maxProperties());
          case NO_CONTROL_CHARACTERS -> JsonFault.at(kind, List.of(), String.class);
          default -> JsonFault.at(kind, List.of(), null);
        };
    Violation plain =
        ReadingText.violation(fault, ViolationPath.of(List.of()), source, language, Map::of)
            .texts()
            .get();
    boolean isShown = source == Source.BODY || (source == Source.FORM && where.isInside());
    Violation placed =
        new Violation(
            source,
            where.field(),
            isShown ? where.pointer() : null,
            plain.code(),
            plain.detail(),
            Map.of(),
            List.of(),
            plain.hint(),
            plain.arguments());
    boolean isSame = kind != Kind.MALFORMED && kind != Kind.OUT_OF_RANGE;
    return new PossibleError(placed, false, false, isSame, isSame, false);
  }
}
