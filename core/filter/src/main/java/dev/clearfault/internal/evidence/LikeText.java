package dev.clearfault.internal.evidence;

import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.internal.evidence.JsonText.Value;
import dev.clearfault.spi.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fault of a parser whose source is not known. All that it tells must be true of the body, and
 * it must be more than any other text would have, too.
 */
final class LikeText {
  /** Libraries count from 0 or 1, and point at a character or behind it. */
  private static final int NEAR = 1;

  /** A text that is shorter may stand in any body. */
  private static final int SHORTEST = 3;

  private final Told told;
  private final JsonText text;
  private final BodyRead body;

  private LikeText(Told told, JsonText text, BodyRead body) {
    this.told = told;
    this.text = text;
    this.body = body;
  }

  static @Nullable BodyFault fault(Told told, JsonText text, BodyRead body) {
    return new LikeText(told, text, body).fault();
  }

  private @Nullable BodyFault fault() {
    if (body.text().isBlank()) {
      boolean fits = body.whole() && isAtStart();
      return fits ? BodyFault.at(Evidence.MALFORMED_BODY, Kind.EMPTY, 0, 0) : null;
    }
    if (text.malformed() >= 0) {
      boolean fits = isDistinct() && stopsThere();
      return fits ? OwnText.malformed(Evidence.MALFORMED_BODY, text) : null;
    }
    return told.isSyntax ? null : value();
  }

  /** Any parser that gets nothing fails so. Only the client can say that it meant to send JSON. */
  private boolean isAtStart() {
    boolean atStart =
        told.isSyntax
            && told.hasPlace()
            && told.line <= 1
            && told.column <= 1
            && told.offset <= 0
            && told.unexpected < 0;
    return body.isDeclared("json") && (told.isEnd ? told.line <= 1 : atStart);
  }

  /** Any text that is not JSON has its fault at the first character. */
  private boolean isDistinct() {
    return !text.failsAtOnce() || body.isDeclared("json");
  }

  private boolean stopsThere() {
    boolean fitsBegin = body.text().strip().charAt(0) != told.wantedFirst && !told.isNothing;
    if (!fitsBegin || (!told.isSyntax && !isWord())) {
      return false;
    }
    if (told.isEnd || endsLikeJohnzon()) {
      boolean isPlaced = told.hasPlace() && !told.isVague;
      boolean fits = isPlaced ? endsLikeJohnzon() || isNear() : body.isDeclared("json");
      return body.whole() && text.endsEarly() && fits && fitsLine();
    }
    boolean wouldTellTheEnd = told.namesTheEnd && text.malformed() >= body.text().length();
    return !wouldTellTheEnd && hasUnexpected() && (told.hasPlace() ? isNear() : fitsPath());
  }

  /** Gson takes a word without quotes for a string, and then does not want a string. */
  private boolean isWord() {
    return text.failsAtOnce() && "string".equals(told.token) && told.line == 1;
  }

  private boolean fitsLine() {
    return told.line == 0 || told.line == Lines.of(text.text(), text.malformed()).line();
  }

  /** Johnzon counts its last buffer twice at the end, and names the last character. */
  private boolean endsLikeJohnzon() {
    String read = body.text();
    return told.offset == 2L * read.length() && told.unexpected == read.charAt(read.length() - 1);
  }

  private boolean isNear() {
    if (!told.hasPlace()) {
      return false;
    }
    if (told.line > 0) {
      Lines lines = Lines.of(text.text(), text.malformed());
      int word = text.wordEnd() - text.malformed();
      return lines.line() == told.line && lines.isNear(told.column, word, NEAR);
    }
    return told.offset >= text.malformed() - NEAR && told.offset <= text.wordEnd() + NEAR;
  }

  private boolean hasUnexpected() {
    if (told.unexpected < 0) {
      return true;
    }
    int from = Math.max(0, text.malformed() - NEAR);
    int to = Math.min(body.text().length(), text.malformed() + NEAR + 1);
    return body.text().substring(from, to).indexOf(told.unexpected) >= 0;
  }

  /** Moshi tells only the path; a name that it does not look for is null. */
  private boolean fitsPath() {
    List<Object> path = told.path;
    boolean isInside = text.malformed() < body.text().length();
    if (path == null || !isInside || !body.whole() || path.size() != text.at().size()) {
      return false;
    }
    if (path.isEmpty() && !body.isDeclared("json")) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).equals(text.at().get(i)) && !path.get(i).equals("null")) {
        return false;
      }
    }
    return true;
  }

  private @Nullable BodyFault value() {
    if (told.kind == Kind.MISSING) {
      return missing();
    }
    List<Value> found = text.values().stream().filter(this::fits).toList();
    if (found.isEmpty()) {
      return null;
    }
    List<Object> path = found.size() == 1 ? found.get(0).path() : List.of();
    return OwnText.value(Evidence.BODY_VALUE, told, path);
  }

  /** A property that is absent has no place but that of its object. */
  private @Nullable BodyFault missing() {
    List<Object> path = told.path;
    if (path == null || path.isEmpty() || !told.hasPlace()) {
      return null;
    }
    List<Object> parent = path.subList(0, path.size() - 1);
    boolean hasParent =
        text.values().stream()
            .anyMatch(v -> v.path().equals(parent) && v.isContainer() && isAfter(v));
    boolean isNull =
        text.values().stream().noneMatch(v -> v.path().equals(path) && !v.kind().equals("null"));
    return hasParent && isNull ? OwnText.value(Evidence.BODY_VALUE, told, path) : null;
  }

  private boolean isAfter(Value value) {
    Lines start = Lines.of(text.text(), value.start());
    Lines end = Lines.of(text.text(), text.text().length());
    return told.line >= start.line()
        && told.line <= end.line()
        && (told.line < end.line() || told.column <= end.bytes() + NEAR);
  }

  private boolean fits(Value value) {
    boolean hasText = told.text != null && !told.text.isBlank();
    if (told.path == null ? !hasText : !isAt(value)) {
      return false;
    }
    if (hasText && (value.isContainer() || !value.text().equals(told.text))) {
      return false;
    }
    if (told.token != null && !told.token.equals(value.kind())) {
      return false;
    }
    boolean placed = told.line > 0;
    if (placed && !isIn(value)) {
      return false;
    }
    boolean isRoot = value.path().isEmpty();
    boolean isOther = value.isContainer() && told.kind == Kind.TYPE_MISMATCH;
    if (!hasText && (isRoot || isOther)) {
      return placed && told.token != null && !body.ended();
    }
    return placed
        || (told.offset >= 0 ? isBeside(value) : hasText && (told.path != null || isOnly(value)));
  }

  /** Some libraries tell the text alone. A short one may stand anywhere, and so may one of two. */
  private boolean isOnly(Value value) {
    return value.text().length() >= SHORTEST
        && text.values().stream().filter(other -> other.text().equals(value.text())).count() == 1;
  }

  private boolean isBeside(Value value) {
    return told.offset >= value.start() - NEAR && told.offset <= value.end() + NEAR;
  }

  private boolean isAt(Value value) {
    List<Object> path = told.path;
    if (path == null) {
      return true;
    }
    return switch (told.naming) {
      case EXACT -> value.path().equals(path);
      case NAMES ->
          value.path().stream().filter(String.class::isInstance).toList().equals(path)
              && (told.text != null || isNamed(value));
      case LAST ->
          !value.path().isEmpty() && value.path().get(value.path().size() - 1).equals(path.get(0));
    };
  }

  private static boolean isNamed(Value value) {
    List<Object> path = value.path();
    return !path.isEmpty() && path.get(path.size() - 1) instanceof String;
  }

  /** Returns whether the parser was at the value or directly behind it. */
  private boolean isIn(Value value) {
    Lines start = Lines.of(text.text(), value.start());
    Lines end = Lines.of(text.text(), value.end());
    if (value.isContainer() && told.kind != Kind.TYPE_MISMATCH) {
      return isAfter(value);
    }
    boolean afterStart =
        told.line > start.line()
            || (told.line == start.line() && told.column >= start.column() - NEAR);
    boolean beforeEnd =
        told.line < end.line() || (told.line == end.line() && told.column <= end.bytes() + NEAR);
    return afterStart && beforeEnd;
  }
}
