package dev.clearfault.validation;

import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Validates with whatever provider of Jakarta Validation the application has, and not for ever: a
 * small body can hold some hundred thousand empty objects, each of which breaks several rules.
 *
 * <p>Thread-safe.
 */
final class InputValidator {
  /** As many as an answer lists at the most. */
  static final int MAX_VIOLATIONS = 1000;

  /** More do not validate at the same time in earnest; what is beyond makes its own. */
  private static final int MAX_IDLE = 64;

  private final ValidatorFactory factory;

  /** To make a validator costs as much as to validate a small input. */
  private final Queue<Counting> idle = new ArrayBlockingQueue<>(MAX_IDLE);

  private InputValidator(ValidatorFactory factory) {
    this.factory = factory;
  }

  static InputValidator open() {
    try {
      Configuration<?> configuration = Validation.byDefaultProvider().configure();
      try {
        HibernateTexts.use(configuration);
      } catch (NoClassDefFoundError anotherProvider) {
        // Which has its own ways.
      }
      return new InputValidator(configuration.buildValidatorFactory());
    } catch (NoProviderFoundException e) {
      throw new IllegalStateException(
          "Clearfault validates input with Jakarta Validation, and there is no provider of it. Add"
              + " org.hibernate.validator:hibernate-validator to the application",
          e);
    }
  }

  /**
   * Returns what puts the attributes of constraints into messages, without expression language;
   * null if there is no provider.
   */
  static @Nullable MessageInterpolator interpolator() {
    try {
      return HibernateTexts.interpolator();
    } catch (NoClassDefFoundError anotherProvider) {
      return interpolatorOfProvider();
    }
  }

  private static @Nullable MessageInterpolator interpolatorOfProvider() {
    try {
      return Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();
    } catch (ValidationException noProvider) {
      return null;
    }
  }

  /** There are more violations than anybody could correct. */
  static final class TooManyViolationsException extends ValidationException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Returns the violations.
   *
   * @throws TooManyViolationsException instead of more than {@link #MAX_VIOLATIONS}
   */
  <T> Set<ConstraintViolation<T>> validate(T value, Class<?>... groups) {
    Counting known = idle.poll();
    Counting counting = known == null ? new Counting(factory) : known;
    try {
      return counting.validate(value, groups);
    } finally {
      boolean unused = idle.offer(counting);
    }
  }

  /** Returns the violations of the value's own properties, without what these hold. */
  <T> Set<ConstraintViolation<T>> validateAtTheTop(T value, Class<?>... groups) {
    Validator validator = factory.getValidator();
    Set<ConstraintViolation<T>> violations = new HashSet<>();
    for (PropertyDescriptor property :
        validator.getConstraintsForClass(value.getClass()).getConstrainedProperties()) {
      violations.addAll(validator.validateProperty(value, property.getPropertyName(), groups));
    }
    return violations;
  }

  ExecutableValidator forExecutables() {
    return factory.getValidator().forExecutables();
  }

  /** Counts violations where every provider has to pass with each of them; not thread-safe. */
  private static final class Counting implements MessageInterpolator {
    private final MessageInterpolator texts;
    private final Validator validator;
    private int left;

    Counting(ValidatorFactory factory) {
      texts = factory.getMessageInterpolator();
      validator = factory.usingContext().messageInterpolator(this).getValidator();
    }

    <T> Set<ConstraintViolation<T>> validate(T value, Class<?>... groups) {
      left = MAX_VIOLATIONS;
      return validator.validate(value, groups);
    }

    @Override
    public String interpolate(String template, Context context) {
      spend();
      return texts.interpolate(template, context);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      spend();
      return texts.interpolate(template, context, locale);
    }

    private void spend() {
      if (left-- == 0) {
        throw new TooManyViolationsException();
      }
    }
  }

  /** The one class that names Hibernate Validator, so that others can be in its place. */
  private static final class HibernateTexts {

    /** Without expression language, and in the bundle's own language wherever the JVM runs. */
    static void use(Configuration<?> configuration) {
      configuration.messageInterpolator(interpolator());
    }

    static MessageInterpolator interpolator() {
      return new ParameterMessageInterpolator(
          Set.of(Locale.ROOT), Locale.ROOT, context -> Locale.ROOT, false);
    }
  }
}
