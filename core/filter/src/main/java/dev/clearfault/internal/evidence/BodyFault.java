package dev.clearfault.internal.evidence;

import dev.clearfault.spi.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the client's body, which a parser of the application has met. It never holds a value
 * of the body.
 *
 * @param evidence the proof that the parser read this body
 * @param kind what is wrong
 * @param line the line where reading stopped, from 1; 0 if it is not known
 * @param column the character of that line, from 1; 0 if it is not known
 * @param path the place: names as {@code String}, indexes as {@code Integer}; empty for the whole
 * @param target the class that the value should become; null if it is not known
 * @param allowed all texts that are accepted; empty if they are not known
 * @param limit what the parser accepts at most; 0 if the fault is another one
 */
public record BodyFault(
    Evidence evidence,
    Kind kind,
    int line,
    int column,
    List<Object> path,
    @Nullable Class<?> target,
    List<String> allowed,
    long limit) {

  /** The kinds of faults. */
  public enum Kind {
    /** There is no body, or only white space. */
    EMPTY,
    /** The body is not JSON. */
    MALFORMED_JSON,
    /** The body is not well-formed XML. */
    MALFORMED_XML,
    /** The body is not a text in its charset. */
    MALFORMED_ENCODING,
    /** The class has no property of this name. */
    UNKNOWN_PROPERTY,
    /** A value is absent or null. */
    MISSING,
    /** The value has another type. */
    TYPE_MISMATCH,
    /** A text does not have the format of its type. */
    INVALID_FORMAT,
    /** A text is not one of the allowed names. */
    INVALID_ENUM,
    /** A number is out of the range of its type. */
    OUT_OF_RANGE,
    /** Objects and arrays are nested too deeply for the parser. */
    NESTING_TOO_DEEP,
    /** A number has too many digits for the parser. */
    NUMBER_TOO_LONG,
    /** A name is too long for the parser. */
    NAME_TOO_LONG,
    /** The application or its parser refused the value. */
    INVALID_VALUE
  }

  /** Copies the lists. */
  public BodyFault {
    path = List.copyOf(path);
    allowed = List.copyOf(allowed);
  }

  static BodyFault at(Evidence evidence, Kind kind, int line, int column) {
    return new BodyFault(evidence, kind, line, column, List.of(), null, List.of(), 0);
  }
}
