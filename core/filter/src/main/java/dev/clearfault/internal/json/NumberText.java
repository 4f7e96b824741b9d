package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Tells whether a type can hold a number, by its text in JSON. */
final class NumberText {
  /** With a larger one a computation may take for ever. */
  static final int MAX_EXPONENT = 1000;

  /** Whole numbers of so many digits are all held by a double; by a float, of seven. */
  private static final int EXACT_DIGITS = 7;

  private NumberText() {}

  /** Returns the fault of a number that was read and cannot be used; null if there is none. */
  static @Nullable Kind fault(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return Math.abs(decimal.scale()) <= MAX_EXPONENT ? null : Kind.OUT_OF_RANGE;
    }
    if (!(value instanceof Double || value instanceof Float)) {
      return null;
    }
    double number = ((Number) value).doubleValue();
    // NaN was sent as such; infinity may also be a number that is too large.
    return Double.isFinite(number)
        ? null
        : Double.isNaN(number) ? Kind.TYPE_MISMATCH : Kind.OUT_OF_RANGE;
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
   * Tells whether the value stands for the number: a fraction is rounded as IEEE 754 has it, but a
   * whole number has to be that number, and nothing becomes infinite or zero.
   */
  static boolean isHeldBy(double value, String number) {
    if (!Double.isFinite(value)) {
      return false;
    }
    if (number.indexOf('.') >= 0 || exponent(number) >= 0) {
      return value != 0 || isZero(number);
    }
    return number.length() <= EXACT_DIGITS
        || new BigDecimal(value).compareTo(new BigDecimal(number)) == 0;
  }

  /** Tells whether the text is a number from 128 to 255, of which Jackson makes a negative byte. */
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
