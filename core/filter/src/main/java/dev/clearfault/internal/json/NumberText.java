package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Tells from the text of a number whether a type can hold it. */
final class NumberText {
  /** A computation with a larger exponent may never end. */
  static final int MAX_EXPONENT = 1000;

  /** A float and a double hold every whole number of this many digits. */
  private static final int EXACT_DIGITS = 7;

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

  /**
   * Tells whether the text is a number from 128 to 255, which Jackson turns into a negative byte.
   */
  static boolean isUnsignedByte(String number) {
    try {
      int value = Integer.parseInt(number);
      return value > Byte.MAX_VALUE && value <= 255;
    } catch (NumberFormatException another) {
      return false;
    }
  }

  private static boolean isZero(String number) {
    int end = exponent(number);
    return number.substring(0, end < 0 ? number.length() : end).chars().noneMatch(c -> c > '0');
  }

  private static int exponent(String number) {
    return Math.max(number.indexOf('e'), number.indexOf('E'));
  }
}
