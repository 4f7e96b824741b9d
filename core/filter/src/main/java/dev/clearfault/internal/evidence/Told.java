package dev.clearfault.internal.evidence;

import dev.clearfault.internal.evidence.BodyFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the exceptions of a parser tell. Each fact may be missing. Used by one thread. */
final class Told {
  /** How a path names the place of a value. */
  enum Naming {
    /** All names and indexes from the root. */
    EXACT,
    /** All names from the root, without the indexes. */
    NAMES,
    /** Only the last name. */
    LAST
  }

  /** Whether the text as a whole was not well-formed for the parser. */
  boolean isSyntax;

  /** Whether the parser of a JSON library reads another format than JSON. */
  boolean isOtherFormat;

  /** Whether a name was there twice, which is well-formed. */
  boolean isDuplicate;

  Kind kind = Kind.INVALID_VALUE;

  /** What the parser read: a stream, a reader, a text, bytes, a file. */
  @Nullable Object source;

  /** Whether the source was a text that did not come through a known object. */
  @Nullable String excerpt;

  int line;
  int column = -1;
  long offset = -1;

  /** The character that the parser did not expect. */
  int unexpected = -1;

  /** Whether the column and the offset at the end of the text mean nothing. */
  boolean isVague;

  /** Whether the library has words of its own for a text that ends too early. */
  boolean namesTheEnd;

  /** Whether the text ended too early. */
  boolean isEnd;

  /** Whether the parser got no text at all. */
  boolean isNothing;

  /** The first character that the parser wanted and did not get. */
  int wantedFirst = -1;

  @Nullable List<Object> path;
  Naming naming = Naming.EXACT;

  /** The rejected value as a text. */
  @Nullable String text;

  /** The kind of the rejected value: object, array, string, number, boolean, null. */
  @Nullable String token;

  @Nullable Class<?> target;
  List<String> allowed = List.of();

  /**
   * Sets the place if there is one.
   *
   * @param system the address of the source; null or empty if the parser got a stream
   */
  void at(int atLine, int atColumn, @Nullable String system) {
    if (atLine > 0) {
      line = atLine;
      column = atColumn;
    }
    source = system == null || system.isEmpty() ? source : system;
  }

  boolean hasPlace() {
    return line > 0 || offset >= 0;
  }
}
