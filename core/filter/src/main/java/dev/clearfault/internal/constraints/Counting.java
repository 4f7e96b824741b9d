package dev.clearfault.internal.constraints;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;

/**
 * A validator that counts violations where every provider passes with each of them: at the
 * interpolation of the message. Not thread-safe.
 *
 * <p>It makes no messages: a template may be a text of the client, which must not be interpolated,
 * and of many violations only few are shown.
 */
final class Counting implements MessageInterpolator {
  /** No template has it. */
  private static final char BEFORE_NUMBER = '\0';

  private final Validator validator;
  private int left;

  Counting(ValidatorFactory factory) {
    validator = factory.usingContext().messageInterpolator(this).getValidator();
  }

  /** Returns the validator, which throws after so many violations. */
  Validator upTo(int max) {
    left = max;
    return validator;
  }

  /** Sets how many violations are counted from now on. */
  void countUpTo(int max) {
    left = max;
  }

  /**
   * Returns the template with a number behind it. Providers keep violations in a hash set, and the
   * hash code of Hibernate Validator leaves out the index in a list: without the number thousands
   * of violations would have the same one.
   */
  @Override
  public String interpolate(String template, Context context) {
    if (left-- == 0) {
      throw new TooManyViolationsException();
    }
    return template + BEFORE_NUMBER + left;
  }

  @Override
  public String interpolate(String template, Context context, Locale locale) {
    return interpolate(template, context);
  }

  /** Returns a message without its number; other texts stay as they are. */
  static String withoutNumber(String message) {
    int end = message.lastIndexOf(BEFORE_NUMBER);
    return end < 0 ? message : message.substring(0, end);
  }

  /** There are more violations than a client can correct. */
  static final class TooManyViolationsException extends ValidationException {
    private static final long serialVersionUID = 1L;
  }
}
