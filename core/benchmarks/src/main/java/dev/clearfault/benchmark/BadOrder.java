package dev.clearfault.benchmark;

import dev.clearfault.benchmark.InputBenchmark.Item;
import dev.clearfault.benchmark.InputBenchmark.Order;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** An order with four violations, and a validator that finds them. */
final class BadOrder {
  static final Order ORDER = new Order("", 12, List.of(new Item("", 0, new BigDecimal("9.90"))));

  private BadOrder() {}

  /** Returns a validator that uses no expression language. */
  static Validator validator() {
    return Validation.byDefaultProvider()
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .buildValidatorFactory()
        .getValidator();
  }

  /** Validates the order as an application does before it throws. */
  static ConstraintViolationException violated(Validator validator) {
    return new ConstraintViolationException(validator.validate(ORDER));
  }
}
