package dev.clearfault.internal.constraints;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Validates with Hibernate Validator as Clearfault recommends it: without expression language. */
public final class Validated {
  private static final Validator VALIDATOR = validator();

  private Validated() {}

  private static Validator validator() {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      return factory.getValidator();
    }
  }

  public static Set<ConstraintViolation<Object>> violations(Object bean) {
    return VALIDATOR.validate(bean);
  }

  /** Returns what a client is told about a JSON body. */
  static Problem problem(Object bean) {
    return problem(violations(bean));
  }

  static Problem problem(Set<? extends ConstraintViolation<?>> violations) {
    return requireNonNull(
        Validators.FAILURES.problem(
            new ConstraintViolationException(violations), Violation.Source.BODY, null));
  }

  static List<Violation> errors(Object bean) {
    return problem(bean).errors();
  }

  /** Returns what a client is told about the only thing that is wrong. */
  static Violation error(Object bean) {
    List<Violation> errors = errors(bean);
    if (errors.size() != 1) {
      throw new AssertionError("not one error but " + errors);
    }
    return errors.get(0);
  }

  public static List<String> fields(Object bean) {
    return errors(bean).stream().map(Violation::field).toList();
  }

  static Set<ConstraintViolation<Object>> parameters(Object bean, String name, Object... values) {
    return VALIDATOR.forExecutables().validateParameters(bean, method(bean, name), values);
  }

  static Set<ConstraintViolation<Object>> returned(Object bean, String name, Object value) {
    return VALIDATOR.forExecutables().validateReturnValue(bean, method(bean, name), value);
  }

  private static Method method(Object bean, String name) {
    return Arrays.stream(bean.getClass().getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
