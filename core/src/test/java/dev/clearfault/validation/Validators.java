package dev.clearfault.validation;

import dev.clearfault.problem.Languages;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The validator that the tests use, without an expression language. */
final class Validators {
  static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  /** What clients are told, without a bundle of an application. */
  static final ConstraintFailures FAILURES = new ConstraintFailures(new Languages(null), 50);

  private Validators() {}
}
