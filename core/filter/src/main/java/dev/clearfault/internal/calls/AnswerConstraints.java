package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.InvalidAnswer;
import dev.clearfault.internal.classify.UncheckedAnswer;
import dev.clearfault.internal.constraints.ViolationCounter;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
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
      // The default interpolator needs a library for expression language.
      return new AnswerConstraints(
          Validation.byDefaultProvider()
              .configure()
              .messageInterpolator(new ViolationCounter(0))
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
      return new ViolationCounter(MAX_VIOLATIONS).validator(factory).validate(value);
    } catch (ViolationCounter.TooManyViolationsException e) {
      throw InvalidAnswer.breaking(
          Stream.of("more than " + MAX_VIOLATIONS + ", " + e.constraint() + " of them"));
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
    return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()
        + " at "
        + where;
  }
}
