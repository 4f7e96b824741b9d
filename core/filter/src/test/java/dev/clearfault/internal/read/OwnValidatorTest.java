package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.InputSetup;
import dev.clearfault.Inputs;
import dev.clearfault.internal.constraints.RefusedBy.Echoing;
import dev.clearfault.internal.constraints.RefusedBy.Quoting;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import jakarta.servlet.ServletContext;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Payload;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is validated with a factory of the application's own. */
class OwnValidatorTest {

  /** A code that a service of the application knows. */
  @Constraint(validatedBy = KnownValidator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Known {
    String message() default "must be known";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  static final class KnownValidator implements ConstraintValidator<Known, String> {
    private final Set<String> codes;

    KnownValidator(Set<String> codes) {
      this.codes = codes;
    }

    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      return codes.contains(value);
    }
  }

  /** Makes validators as a container with injection does. */
  private static final class Injecting implements ConstraintValidatorFactory {
    private final ConstraintValidatorFactory standard =
        Validation.byDefaultProvider().configure().getDefaultConstraintValidatorFactory();

    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
      return type == KnownValidator.class
          ? type.cast(new KnownValidator(Set.of("A1")))
          : standard.getInstance(type);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> validator) {
      standard.releaseInstance(validator);
    }
  }

  /** Shows the value, and evaluates whatever looks like an expression. */
  private static final class Leaking implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
      return "evaluated " + template + " of " + context.getValidatedValue();
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return interpolate(template, context);
    }
  }

  record Coupon(@Known String code, @NotBlank String owner) {}

  record Quoted(@Quoting String secret) {}

  record Echoed(@Echoing String secret) {}

  private static List<Violation> errors(Class<?> type, String json) {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .constraintValidatorFactory(new Injecting())
            .messageInterpolator(new Leaking())
            .buildValidatorFactory()) {
      ServletContext context = PostedJson.context();
      InputSetup.use(context, factory);
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      ProblemException refused =
          catchThrowableOfType(
              ProblemException.class,
              () -> Inputs.read(PostedJson.request(context, null, null, bytes), type));
      return refused == null ? List.of() : refused.problem().errors();
    }
  }

  @Test
  void itsConstraintValidatorsCount() {
    assertThat(errors(Coupon.class, "{\"code\":\"A1\",\"owner\":\"a\"}")).isEmpty();
    assertThat(errors(Coupon.class, "{\"code\":\"B1\",\"owner\":\"\"}"))
        .extracting(error -> error.code() + ": " + error.detail())
        .containsExactly("known: must be known", "not_blank: must not be blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "${1+1} hunter2", "{groups} hunter2", "{hunter2}"})
  void itsInterpolatorMakesNoMessageOfATextOfTheClient(String secret) {
    for (Class<?> type : List.of(Quoted.class, Echoed.class)) {
      assertThat(errors(type, "{\"secret\":\"" + secret + "\"}"))
          .singleElement()
          .satisfies(
              error -> assertThat(shown(error)).doesNotContain("hunter2", "evaluated", "Class"));
    }
  }

  private static String shown(Violation error) {
    @Nullable String hint = error.hint();
    return error.detail() + hint + error.expected() + error.arguments();
  }
}
