package dev.clearfault.validation;

import jakarta.validation.Configuration;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Opens whatever provider of Jakarta Validation the application has. */
final class Validators {
  private Validators() {}

  static Validator open() {
    try {
      Configuration<?> configuration = Validation.byDefaultProvider().configure();
      try {
        HibernateTexts.use(configuration);
      } catch (NoClassDefFoundError anotherProvider) {
        // Which has its own ways.
      }
      return configuration.buildValidatorFactory().getValidator();
    } catch (NoProviderFoundException e) {
      throw new IllegalStateException(
          "Clearfault validates input with Jakarta Validation, and there is no provider of it. Add"
              + " org.hibernate.validator:hibernate-validator to the application",
          e);
    }
  }

  /** The one class that names Hibernate Validator, so that others can be in its place. */
  private static final class HibernateTexts {

    /** Without expression language, and in the bundle's own language wherever the JVM runs. */
    static void use(Configuration<?> configuration) {
      configuration.messageInterpolator(
          new ParameterMessageInterpolator(
              Set.of(Locale.ROOT), Locale.ROOT, context -> Locale.ROOT, false));
    }
  }
}
