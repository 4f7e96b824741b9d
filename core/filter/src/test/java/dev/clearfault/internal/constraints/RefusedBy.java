package dev.clearfault.internal.constraints;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** Constraints that refuse every value, in the ways in which applications write their own. */
public final class RefusedBy {
  private RefusedBy() {}

  /** Refuses with the message as it is. */
  @Constraint(validatedBy = RuleValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Rule {
    String message() default "breaks the rule";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    String value() default "not a number";

    String regexp() default "[secret]";
  }

  /** Refuses with a message that quotes the value. */
  @Constraint(validatedBy = QuotingValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Quoting {
    String message() default "quotes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Refuses with the value itself as the template of the message. */
  @Constraint(validatedBy = EchoingValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Echoing {
    String message() default "echoes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    String value() default "not a number";

    String regexp() default "[secret]";
  }

  /** Has the name of a built-in constraint and none of its attributes. */
  @Constraint(validatedBy = RangeValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Range {
    String message() default "is out of range";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Refuses all arguments of a method together. */
  @Constraint(validatedBy = ParametersValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Together {
    String message() default "do not go together";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** For {@link Rule}. */
  public static final class RuleValidator implements ConstraintValidator<Rule, Object> {
    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
      return false;
    }
  }

  /** For {@link Range}. */
  public static final class RangeValidator implements ConstraintValidator<Range, Object> {
    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
      return false;
    }
  }

  /** For {@link Quoting}. */
  public static final class QuotingValidator implements ConstraintValidator<Quoting, Object> {
    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate("'" + value + "' will not do")
          .addConstraintViolation();
      return false;
    }
  }

  /** For {@link Echoing}. */
  public static final class EchoingValidator implements ConstraintValidator<Echoing, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(value).addConstraintViolation();
      return false;
    }
  }

  /** For {@link Together}. */
  @SupportedValidationTarget(ValidationTarget.PARAMETERS)
  public static final class ParametersValidator implements ConstraintValidator<Together, Object[]> {
    @Override
    public boolean isValid(Object[] values, ConstraintValidatorContext context) {
      return false;
    }
  }
}
