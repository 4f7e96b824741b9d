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
 * Holds answers to the constraints on their classes: the one class of the package that names
 * Jakarta Validation, for classes that do so themselves.
 *
 * <p>Thread-safe.
 */
final class AnswerConstraints {
  /** A small answer can hold very many empty objects, each of which breaks several rules. */
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
              .messageInterpolator(new Budget()) // In place of one with expression language.
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
   * @throws UncheckedAnswer if a constraint fails to say whether it holds
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

  /** Says which constraint and where; neither the value nor the key of a map, which were sent. */
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

  /** The answer is beyond naming all that is wrong with it. */
  private static final class TooManyViolationsException extends ValidationException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    TooManyViolationsException(String constraint) {
      this.constraint = constraint;
    }
  }

  /**
   * Writes no messages, for nobody reads them; counts violations where every provider has to pass
   * with each of them. For one validation.
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
