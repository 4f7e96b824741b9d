package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a JSON text. It never holds the value itself.
 *
 * @param kind what is wrong
 * @param path the place: names as {@code String}, indexes as {@code Integer}; empty for the root
 * @param expected the class that the value should become; null if the fault is another one
 * @param allowed all texts and numbers that are accepted, if they are few; else empty
 * @param limit the limit that was exceeded; 0 if none was
 * @param line the line where reading stopped, from 1; 0 if reading went on
 * @param column the character of that line, from 1; 0 if reading went on
 * @param nearest the known name that is most similar to an unknown one; null if none is similar
 * @param isCertain whether no other repair can be meant: the nearest name, or for an unknown
 *     property without one, to leave it out
 * @param example a value that is accepted, if the application has chosen its format; else null
 */
public record JsonFault(
    Kind kind,
    List<Object> path,
    @Nullable Class<?> expected,
    List<Object> allowed,
    long limit,
    int line,
    int column,
    @Nullable String nearest,
    boolean isCertain,
    @Nullable String example) {

  /** The digits that a number may have. */
  static final int MAX_NUMBER_LENGTH = 1000;

  static final JsonFault TOO_COMPLEX = at(Kind.TOO_COMPLEX, List.of(), null);

  /** Stands for the class of an object that has the properties of one of several subtypes. */
  public interface Subtype {}

  /** The kinds of faults. */
  public enum Kind {
    /** The text is empty or holds only white space. */
    EMPTY,
    /** The text is not JSON, or more text follows the JSON value. */
    MALFORMED,
    /** A part of a form is not declared as JSON. */
    UNSUPPORTED_MEDIA_TYPE,
    /** Objects and arrays are nested too deeply. */
    NESTING_TOO_DEEP,
    /** There are too many values. */
    TOO_MANY_PROPERTIES,
    /** Reading the text needs too much stack or too many copies of its values. */
    TOO_COMPLEX,
    /** A number has too many digits. */
    NUMBER_TOO_LONG,
    /** A name is too long. */
    NAME_TOO_LONG,
    /** An object has the same name twice. */
    DUPLICATE_PROPERTY,
    /** The class has no property of this name. */
    UNKNOWN_PROPERTY,
    /** A value that cannot be null is absent or null. */
    MISSING,
    /** The value has another type. */
    TYPE_MISMATCH,
    /** A text does not have the format of its type. */
    INVALID_FORMAT,
    /** A text is not one of the allowed names. */
    INVALID_ENUM,
    /** The name of a property is not a key of the map. */
    INVALID_KEY,
    /** The name of a property is a number out of the range of the map's keys. */
    KEY_OUT_OF_RANGE,
    /** A text or a name has control characters or halves of characters. */
    NO_CONTROL_CHARACTERS,
    /** A number is out of the range of its type. */
    OUT_OF_RANGE,
    /** The class rejected the value. */
    INVALID_VALUE
  }

  /** Copies the lists. */
  public JsonFault {
    path = List.copyOf(path);
    allowed = List.copyOf(allowed);
  }

  /** Returns a fault that concerns no limit and no other name. */
  public static JsonFault at(Kind kind, List<Object> path, @Nullable Class<?> expected) {
    return new JsonFault(kind, path, expected, List.of(), 0, 0, 0, null, false, null);
  }

  /**
   * Returns the fault of a text outside of JSON, from which no value of the class can be made.
   *
   * @param expected the class; null if it is not known
   */
  public static JsonFault ofText(String text, @Nullable Class<?> expected) {
    Kind kind = Kind.INVALID_FORMAT;
    if (expected != null && WireScalars.isNumberOrBoolean(expected)) {
      boolean isTooLarge =
          NumberText.isOutOfRange(expected, text)
              || (text.length() > MAX_NUMBER_LENGTH && NumberText.isWhole(text));
      kind = isTooLarge ? Kind.OUT_OF_RANGE : Kind.TYPE_MISMATCH;
    }
    return at(kind, List.of(), expected);
  }

  /** Returns the fault of a text that is none of the allowed names. */
  public static JsonFault ofName(String text, Class<?> expected, List<String> allowed) {
    List<Object> names = List.copyOf(allowed);
    return at(Kind.INVALID_ENUM, List.of(), expected).allowing(names, NearestName.of(text, names));
  }

  /** Returns the fault of a text that exceeds a limit. */
  public static JsonFault exceeding(Kind kind, List<Object> path, long limit) {
    return new JsonFault(kind, path, null, List.of(), limit, 0, 0, null, false, null);
  }

  /** Returns the fault of a number with too many digits. */
  public static JsonFault numberTooLong(List<Object> path) {
    return exceeding(Kind.NUMBER_TOO_LONG, path, MAX_NUMBER_LENGTH);
  }

  /** Returns the fault of a name that is too long, whose place nobody needs. */
  public static JsonFault nameTooLong() {
    return exceeding(Kind.NAME_TOO_LONG, List.of(), JacksonMappers.MAX_NAME_LENGTH);
  }

  /** Returns the same fault with a path that begins at the object or list around the value. */
  public JsonFault under(Object nameOrIndex) {
    List<Object> longer = new ArrayList<>(List.of(nameOrIndex));
    longer.addAll(path);
    return movedTo(longer);
  }

  /** Returns the place of the property that an unknown one stands for; null if there is none. */
  public @Nullable List<Object> meant() {
    if (kind != Kind.UNKNOWN_PROPERTY || nearest == null) {
      return null;
    }
    List<Object> meant = new ArrayList<>(path);
    meant.set(path.size() - 1, nearest);
    return meant;
  }

  /** Returns the same fault with the names that are accepted. */
  public JsonFault allowing(List<String> names) {
    return allowing(List.copyOf(names), null);
  }

  /** Returns the same fault with the values that are accepted, and the one that is most similar. */
  JsonFault allowing(List<Object> values, @Nullable NearestName similar) {
    String name = similar == null ? null : similar.name();
    boolean certain = similar != null && similar.isCertain();
    return new JsonFault(kind, path, expected, values, limit, line, column, name, certain, example);
  }

  /** Returns the same fault with an example of what is accepted. */
  JsonFault like(String accepted) {
    return new JsonFault(
        kind, path, expected, allowed, limit, line, column, nearest, isCertain, accepted);
  }

  /** Returns the same fault, and whether its repair is certain. */
  JsonFault certain(boolean certain) {
    return new JsonFault(
        kind, path, expected, allowed, limit, line, column, nearest, certain, example);
  }

  JsonFault movedTo(List<Object> newPath) {
    return new JsonFault(
        kind, newPath, expected, allowed, limit, line, column, nearest, isCertain, example);
  }
}
