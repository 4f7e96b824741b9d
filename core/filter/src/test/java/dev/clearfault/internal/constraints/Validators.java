package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Languages;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The validator that the tests use, without an expression language. */
public final class Validators {
  static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  /** What clients are told, without a bundle of an application. */
  public static final ConstraintFailures FAILURES = new ConstraintFailures(new Languages(null), 50);

  private Validators() {}
}
