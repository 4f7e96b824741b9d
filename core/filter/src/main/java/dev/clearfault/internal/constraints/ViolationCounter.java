package dev.clearfault.internal.constraints;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;

/**
 * Counts violations: every provider of Jakarta Validation interpolates one message for each. Not
 * thread-safe.
 *
 * <p>It makes no messages: a template may hold a text of the client, which must not be
 * interpolated, and of many violations only a few are shown.
 */
public final class ViolationCounter implements MessageInterpolator {
  /** No template contains it. */
  private static final char BEFORE_NUMBER = '\0';

  private int left;

  /** Creates a counter that throws after a number of violations. */
  public ViolationCounter(int max) {
    left = max;
  }

  /** Returns a validator whose violations are counted here. */
  public Validator validator(ValidatorFactory factory) {
    return factory.usingContext().messageInterpolator(this).getValidator();
  }

  void restart(int max) {
    left = max;
  }

  /**
   * Returns the template and a number. Providers keep violations in a hash set, and the hash code
   * of Hibernate Validator leaves out the index in a list: without the number thousands of
   * violations would have the same hash code.
   */
  @Override
  public String interpolate(String template, Context context) {
    if (left-- == 0) {
      throw new TooManyViolationsException(
          context.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName());
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

  /** A value has more violations than the counter allows. */
  public static final class TooManyViolationsException extends ValidationException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    private TooManyViolationsException(String constraint) {
      this.constraint = constraint;
    }

    /** Returns the name of the constraint that was broken last. */
    public String constraint() {
      return constraint;
    }
  }
}
