package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.InvalidAnswer;
import dev.clearfault.internal.classify.UncheckedAnswer;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Validates answers by the constraints on their classes. It is loaded only for classes that have
 * constraints. Thread-safe.
 */
final class AnswerConstraints {
  /** A small answer can have many empty objects, and each breaks several constraints. */
  private static final int MAX_VIOLATIONS = 100;

  private final ValidatorFactory factory;

  private AnswerConstraints(ValidatorFactory factory) {
    this.factory = factory;
  }

  /**
   * Starts the provider.
   *
   * @throws IllegalStateException if there is none; the message says what to add
   */
  static AnswerConstraints open() {
    try {
      return new AnswerConstraints(
          Validation.byDefaultProvider()
              .configure()
              .messageInterpolator(new Budget()) // The default one needs expression language.
              .buildValidatorFactory());
    } catch (NoProviderFoundException e) {
      throw new IllegalStateException(
          "the answer of an upstream has constraints of Jakarta Validation, and there is no"
              + " provider of it. Add org.hibernate.validator:hibernate-validator to the"
              + " application",
          e);
    }
  }

  /**
   * Checks a value.
   *
   * @param place where in the answer it is, for the log
   * @throws InvalidAnswer if a constraint does not hold
   * @throws UncheckedAnswer if a constraint throws another exception
   */
  void check(Object value, String place) {
    Set<ConstraintViolation<Object>> violations = violations(value);
    if (!violations.isEmpty()) {
      throw InvalidAnswer.breaking(
          violations.stream().map(violation -> name(violation, place)).sorted());
    }
  }

  private Set<ConstraintViolation<Object>> violations(Object value) {
    try {
      return factory
          .usingContext()
          .messageInterpolator(new Budget())
          .getValidator()
          .validate(value);
    } catch (TooManyViolationsException e) {
      throw InvalidAnswer.breaking(
          Stream.of("more than " + MAX_VIOLATIONS + ", " + e.constraint + " of them"));
    } catch (RuntimeException broken) {
      throw new UncheckedAnswer(value.getClass(), broken);
    }
  }

  /** Returns the names of the constraint and the place, but no value and no key of a map. */
  private static String name(ConstraintViolation<?> violation, String place) {
    AnswerPlace where = new AnswerPlace(place);
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.isInIterable()) {
        where.element(node.getIndex() == null ? "" : node.getIndex().toString());
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        where.property(node.getName());
      }
    }
    return constraint(violation.getConstraintDescriptor()) + " at " + where;
  }

  private static String constraint(ConstraintDescriptor<?> descriptor) {
    return descriptor.getAnnotation().annotationType().getSimpleName();
  }

  /** An answer has too many violations to name them all. */
  private static final class TooManyViolationsException extends ValidationException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    TooManyViolationsException(String constraint) {
      this.constraint = constraint;
    }
  }

  /**
   * Counts the violations of one validation: a provider asks for a message for each. The messages
   * are not needed, so it makes none.
   */
  private static final class Budget implements MessageInterpolator {
    private int left = MAX_VIOLATIONS;

    @Override
    public String interpolate(String template, Context context) {
      if (left-- == 0) {
        throw new TooManyViolationsException(constraint(context.getConstraintDescriptor()));
      }
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return interpolate(template, context);
    }
  }
}
