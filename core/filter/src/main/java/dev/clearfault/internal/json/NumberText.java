package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells from the text of a number whether a type can hold it. */
final class NumberText {
  /** A computation with a larger exponent may never end. */
  static final int MAX_EXPONENT = 1000;

  /** A float and a double hold every whole number of this many digits. */
  private static final int EXACT_DIGITS = 7;

  private static final Map<Class<?>, Integer> BITS =
      Map.of(
          Long.class, Long.SIZE,
          Integer.class, Integer.SIZE,
          Short.class, Short.SIZE,
          Byte.class, Byte.SIZE);

  private NumberText() {}

  /** Returns the fault of a number that was read but cannot be used; null if there is none. */
  static @Nullable Kind fault(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return Math.abs(decimal.scale()) <= MAX_EXPONENT ? null : Kind.OUT_OF_RANGE;
    }
    if (!(value instanceof Double || value instanceof Float)) {
      return null;
    }
    double number = ((Number) value).doubleValue();
    // A client has sent NaN as such; infinity may also come from a number that is too large.
    return Double.isFinite(number)
        ? null
        : Double.isNaN(number) ? Kind.TYPE_MISMATCH : Kind.OUT_OF_RANGE;
  }

  /** Returns whether a type cannot hold the number that a text is; false if it is no number. */
  static boolean isOutOfRange(Class<?> type, String number) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (!Number.class.isAssignableFrom(boxed)
        || number.length() > JsonFault.MAX_NUMBER_LENGTH
        || places(number) < 0) {
      return false;
    }
    if (boxed == Double.class) {
      return !isRepresented(Double.parseDouble(number), number);
    }
    if (boxed == Float.class) {
      return !isRepresented(Float.parseFloat(number), number);
    }
    if (boxed == BigDecimal.class) {
      return !isWithinReason(number);
    }
    Integer bits = BITS.get(boxed);
    return bits != null && places(number) == 0 && new BigInteger(number).bitLength() >= bits;
  }

  /**
   * Returns 0 for a text that is a whole number, 1 for one with a decimal point or an exponent, and
   * -1 for any other.
   */
  private static int places(String text) {
    int end = exponent(text);
    String digits = text.substring(0, end < 0 ? text.length() : end);
    String power = end < 0 ? "0" : text.substring(end + 1);
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point) + digits.substring(point + 1);
    if (!isWhole(whole) || !isWhole(power)) {
      return -1;
    }
    return point < 0 && end < 0 ? 0 : 1;
  }

  /** Tells whether the number is written as one between -1 and 1. */
  static boolean isFraction(String number) {
    int e = exponent(number);
    return e < 0
        ? number.startsWith("0.") || number.startsWith("-0.")
        : number.startsWith("-", e + 1);
  }

  /** Tells whether the text is a whole number, of any size. */
  static boolean isWhole(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Tells whether the exponent is small enough to compute with. */
  static boolean isWithinReason(String number) {
    int e = exponent(number);
    if (e < 0) {
      return true;
    }
    int digits = e + 1;
    if (number.charAt(digits) == '-' || number.charAt(digits) == '+') {
      digits++;
    }
    while (digits < number.length() - 1 && number.charAt(digits) == '0') {
      digits++;
    }
    return number.length() - digits <= 4
        && Integer.parseInt(number.substring(digits)) <= MAX_EXPONENT;
  }

  /**
   * Tells whether the value represents the number. A fraction may be rounded (IEEE 754). A whole
   * number must be exact, and no number may become infinite or zero.
   */
  static boolean isRepresented(double value, String number) {
    if (!Double.isFinite(value)) {
      return false;
    }
    if (number.indexOf('.') >= 0 || exponent(number) >= 0) {
      return value != 0 || isZero(number);
    }
    return number.length() <= EXACT_DIGITS
        || new BigDecimal(value).compareTo(new BigDecimal(number)) == 0;
  }

  private static boolean isZero(String number) {
    int end = exponent(number);
    return number.substring(0, end < 0 ? number.length() : end).chars().noneMatch(c -> c > '0');
  }

  private static int exponent(String number) {
    return Math.max(number.indexOf('e'), number.indexOf('E'));
  }
}
