package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.WireScalars;
import dev.clearfault.internal.json.WireType;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which faults reading can find at a place. There is no default anywhere: a new kind of fault does
 * not compile before it is decided where it can be.
 */
record FaultRules(InputLimits limits) {
  private static final Set<String> NUMBERS = Set.of("integer", "number");

  /** Returns the faults of the whole input. */
  List<Kind> ofWhole(boolean isJson) {
    List<Kind> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      boolean possible =
          switch (kind) {
            case EMPTY, MALFORMED, NESTING_TOO_DEEP, TOO_MANY_PROPERTIES, NAME_TOO_LONG -> isJson;
            case TOO_COMPLEX, INVALID_VALUE -> true;
            case UNSUPPORTED_MEDIA_TYPE,
                NUMBER_TOO_LONG,
                DUPLICATE_PROPERTY,
                UNKNOWN_PROPERTY,
                MISSING,
                TYPE_MISMATCH,
                INVALID_FORMAT,
                INVALID_ENUM,
                INVALID_KEY,
                KEY_OUT_OF_RANGE,
                NO_CONTROL_CHARACTERS,
                OUT_OF_RANGE ->
                false;
          };
      if (possible) {
        all.add(kind);
      }
    }
    return all;
  }

  /** Returns the faults of a part of a form that is JSON, as a whole. */
  static List<Kind> ofPart() {
    return List.of(
        Kind.UNSUPPORTED_MEDIA_TYPE,
        Kind.MALFORMED,
        Kind.NESTING_TOO_DEEP,
        Kind.TOO_MANY_PROPERTIES,
        Kind.NAME_TOO_LONG,
        Kind.TOO_COMPLEX);
  }

  /** Returns the faults of a property that the class does not have. */
  List<Kind> ofUnknown() {
    return withTexts(Kind.UNKNOWN_PROPERTY, Kind.DUPLICATE_PROPERTY, Kind.NUMBER_TOO_LONG);
  }

  /** Returns the faults inside of a value whose type is not known. */
  List<Kind> insideUnknown() {
    return withTexts(Kind.DUPLICATE_PROPERTY, Kind.NUMBER_TOO_LONG, Kind.OUT_OF_RANGE);
  }

  /** Returns the faults of the numbers that may stand for bytes. */
  static List<Kind> insideBytes() {
    return List.of(Kind.TYPE_MISMATCH, Kind.OUT_OF_RANGE, Kind.NUMBER_TOO_LONG);
  }

  /** Returns the faults of the keys of a map. */
  List<Kind> ofKeys(@Nullable WireType key) {
    List<Kind> all = withTexts(Kind.DUPLICATE_PROPERTY);
    if (key != null && !key.keywords().equals(WireType.of(String.class).keywords())) {
      all.add(Kind.INVALID_KEY);
      if ("integer".equals(key.keywords().get("type"))) {
        all.add(Kind.KEY_OUT_OF_RANGE);
      }
    }
    return all;
  }

  private List<Kind> withTexts(Kind... kinds) {
    List<Kind> all = new ArrayList<>(List.of(kinds));
    if (!limits.controlCharacters()) {
      all.add(Kind.NO_CONTROL_CHARACTERS);
    }
    return all;
  }

  /** Returns whether reading can find the fault at the place of a value. */
  boolean isPossible(Kind kind, Spot spot) {
    InputPlace place = spot.place();
    WireType type = place.type();
    Class<?> java = boxed(place.java());
    boolean isValue = type.kind() == WireType.Kind.VALUE;
    boolean isFree = isValue && type.keywords().isEmpty() && !isEnum(java) && java != Object.class;
    boolean isNumber = NUMBERS.contains(String.valueOf(type.keywords().get("type")));
    return switch (kind) {
      case EMPTY,
          MALFORMED,
          UNSUPPORTED_MEDIA_TYPE,
          NESTING_TOO_DEEP,
          TOO_MANY_PROPERTIES,
          NAME_TOO_LONG,
          UNKNOWN_PROPERTY,
          INVALID_KEY,
          KEY_OUT_OF_RANGE ->
          false;
      case TOO_COMPLEX -> !spot.isJson() && !spot.isRoot();
      case NUMBER_TOO_LONG -> spot.isJson() || isNumber;
      case DUPLICATE_PROPERTY -> spot.isJson() && spot.isProperty();
      case NO_CONTROL_CHARACTERS -> !limits.controlCharacters();
      case MISSING -> spot.isElementOfRoot() || isEnumElement(spot) || isReadBeforeChecked(spot);
      case TYPE_MISMATCH -> java != Object.class;
      case INVALID_FORMAT ->
          isFree || (isValue ? isText(type) && isFormatted(java) : spot.isJson()); // "" for {}.
      case INVALID_ENUM -> isEnum(java) || type.keywords().containsKey("enum");
      case OUT_OF_RANGE -> spot.isJson() || isFree || isNumber || isWhole(java);
      case INVALID_VALUE -> isFree || type.kind() == WireType.Kind.OBJECT || isEnum(java);
    };
  }

  private static boolean isWhole(@Nullable Class<?> java) {
    return java != null && WireScalars.isWholeNumber(java);
  }

  private static boolean isReadBeforeChecked(Spot spot) {
    return spot.place().isReadBeforeChecked()
        && (spot.isJson() || !spot.place().rules().containsKey("default"));
  }

  private static boolean isEnumElement(Spot spot) {
    return isEnum(spot.place().java()) && spot.pattern().field().endsWith("[*]");
  }

  private static @Nullable Class<?> boxed(@Nullable Class<?> type) {
    return type == null ? null : MethodType.methodType(type).wrap().returnType();
  }

  private static boolean isEnum(@Nullable Class<?> type) {
    return type != null && type.isEnum();
  }

  private static boolean isText(WireType type) {
    return "string".equals(type.keywords().get("type"));
  }

  private static boolean isFormatted(@Nullable Class<?> type) {
    return type != null && !CharSequence.class.isAssignableFrom(type) && type != char[].class;
  }

  /** Only JSON has properties of its own. */
  static boolean isOfJson(Kind kind) {
    return kind == Kind.UNKNOWN_PROPERTY || kind == Kind.DUPLICATE_PROPERTY;
  }

  /** Returns a fault as reading makes it. */
  JsonFault fault(Kind kind, Spot spot, @Nullable Class<?> type) {
    long limit =
        switch (kind) {
          case NESTING_TOO_DEEP -> limits.maxDepth();
          case TOO_MANY_PROPERTIES -> limits.maxProperties();
          default -> 0;
        };
    return switch (kind) {
      case NUMBER_TOO_LONG -> JsonFault.numberTooLong(List.of());
      case NAME_TOO_LONG -> JsonFault.nameTooLong();
      case NESTING_TOO_DEEP, TOO_MANY_PROPERTIES -> JsonFault.exceeding(kind, List.of(), limit);
      case INVALID_ENUM, MISSING ->
          JsonFault.at(kind, List.of(), type).allowing(names(spot.place().type()));
      case INVALID_KEY -> JsonFault.at(kind, List.of(), null);
      default -> JsonFault.at(kind, List.of(), type);
    };
  }

  private static List<String> names(WireType type) {
    return type.keywords().get("enum") instanceof List<?> names
        ? names.stream().map(Object::toString).toList()
        : List.of();
  }

  /** Returns whether the texts are known without a value that was sent. */
  boolean isKnown(Kind kind, Spot spot) {
    InputPlace place = spot.place();
    return switch (kind) {
      case INVALID_FORMAT, INVALID_VALUE, TYPE_MISMATCH ->
          !(place.type().kind() == WireType.Kind.VALUE
              && (place.type().keywords().isEmpty() || hasOwnFormat(place)));
      case INVALID_KEY, KEY_OUT_OF_RANGE -> false;
      case OUT_OF_RANGE -> spot.isProperty(); // An array does not always tell its numbers' class.
      default -> true;
    };
  }

  /** The application has chosen the form of a date, and only its reader knows an example. */
  private static boolean hasOwnFormat(InputPlace place) {
    Class<?> java = place.java();
    return java != null
        && java.getName().startsWith("java.")
        && isText(place.type())
        && isFormatted(java)
        && !place.type().keywords().containsKey("format");
  }
}
