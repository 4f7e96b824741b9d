package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a JSON text. It never holds the value itself.
 *
 * @param kind what is wrong
 * @param path where: names as {@code String}, indexes as {@code Integer}; empty for the whole
 * @param expected the class that the value should become; null if that is not the fault
 * @param allowed the names to choose from, for a value that should be one of them; else empty
 * @param limit the limit that was exceeded; 0 if none was
 * @param line where reading ended, from 1; 0 if it went on
 * @param column the character of that line, from 1; 0 if reading went on
 * @param nearest the known name that is most similar to an unknown one; null if none is near
 */
public record JsonFault(
    Kind kind,
    List<Object> path,
    @Nullable Class<?> expected,
    List<String> allowed,
    long limit,
    int line,
    int column,
    @Nullable String nearest) {

  /** A text that needs more of the stack, or more copies, than it may. */
  static final JsonFault TOO_COMPLEX = at(Kind.TOO_COMPLEX, List.of(), null);

  /** The kinds of faults. */
  public enum Kind {
    /** There is nothing but white space. */
    EMPTY,
    /** The text is no JSON, or goes on after it. */
    MALFORMED,
    /** Objects and arrays are nested too deeply. */
    NESTING_TOO_DEEP,
    /** There are too many values. */
    TOO_MANY_PROPERTIES,
    /** Reading the text needs more of the stack than there is, or too many copies of it. */
    TOO_COMPLEX,
    /** A number has too many digits. */
    NUMBER_TOO_LONG,
    /** A name is too long. */
    NAME_TOO_LONG,
    /** A name stands twice in one object. */
    DUPLICATE_PROPERTY,
    /** The class has no property of this name. */
    UNKNOWN_PROPERTY,
    /** A value that cannot be null is absent or null. */
    MISSING,
    /** The value is of another type. */
    TYPE_MISMATCH,
    /** A text is not in the form that its type has. */
    INVALID_FORMAT,
    /** A text is none of the allowed ones. */
    INVALID_ENUM,
    /** A number is outside of what its type can hold. */
    OUT_OF_RANGE,
    /** The class refused the value. */
    INVALID_VALUE
  }

  /** Copies the lists. */
  public JsonFault {
    path = List.copyOf(path);
    allowed = List.copyOf(allowed);
  }

  /** Returns the same fault as one of a property's value. */
  public JsonFault under(String property) {
    List<Object> longer = new ArrayList<>(path.size() + 1);
    longer.add(property);
    longer.addAll(path);
    return at(longer);
  }

  /** Returns the same fault at another place. */
  JsonFault at(List<Object> other) {
    return new JsonFault(kind, other, expected, allowed, limit, line, column, nearest);
  }

  /** Makes a fault that is not about names. */
  public JsonFault(
      Kind kind,
      List<Object> path,
      @Nullable Class<?> expected,
      List<String> allowed,
      long limit,
      int line,
      int column) {
    this(kind, path, expected, allowed, limit, line, column, null);
  }

  static JsonFault at(Kind kind, List<Object> path, @Nullable Class<?> expected) {
    return new JsonFault(kind, path, expected, List.of(), 0, 0, 0);
  }
}
