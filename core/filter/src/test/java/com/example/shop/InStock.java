package com.example.shop;

import dev.clearfault.input.Code;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A constraint of an application's own, with a code that outlives its name. */
@Code("out_of_stock")
@Constraint(validatedBy = InStock.Stock.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface InStock {
  /** What is wrong. */
  String message() default "is not in stock";

  /** The groups. */
  Class<?>[] groups() default {};

  /** The payload. */
  Class<? extends Payload>[] payload() default {};

  /** Has nothing. */
  final class Stock implements ConstraintValidator<InStock, String> {
    @Override
    public boolean isValid(String sku, ConstraintValidatorContext context) {
      return false;
    }
  }
}
