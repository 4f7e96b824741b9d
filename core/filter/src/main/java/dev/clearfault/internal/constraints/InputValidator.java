package dev.clearfault.internal.constraints;

import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Validates with the application's provider of Jakarta Validation, up to a number of violations: a
 * small body can hold a hundred thousand empty objects, each of which breaks several rules.
 *
 * <p>Thread-safe.
 */
public final class InputValidator {
  /** The most validators that are kept; a thread that finds none makes its own. */
  private static final int MAX_IDLE = 64;

  /** As many as an answer can list. */
  private static final int MOST = 1000;

  /**
   * For providers other than Hibernate Validator. Apache BVal computes the hash code of the whole
   * input for each violation, so that the cost is their product.
   */
  private static final int MOST_OF_OTHERS = 100;

  /** The most violations of one property that are found after there were too many in all. */
  private static final int MOST_AT_THE_TOP = 50;

  private final ValidatorFactory factory;
  private final int maxViolations;

  /** To make a validator costs as much as to validate a small input. */
  private final Queue<Counting> idle = new ArrayBlockingQueue<>(MAX_IDLE);

  /**
   * Creates it.
   *
   * @param factory the application's
   * @param maxViolations how many violations end the validation
   */
  InputValidator(ValidatorFactory factory, int maxViolations) {
    this.factory = factory;
    this.maxViolations = maxViolations;
  }

  /** Returns a validator that uses a factory, which stays the caller's to close. */
  public static InputValidator of(ValidatorFactory factory) {
    boolean isHibernate = factory.getClass().getName().startsWith("org.hibernate.validator.");
    return new InputValidator(factory, isHibernate ? MOST : MOST_OF_OTHERS);
  }

  /** Starts the provider of Jakarta Validation that the application has. */
  public static InputValidator open() {
    try {
      Configuration<?> configuration = Validation.byDefaultProvider().configure();
      try {
        HibernateTexts.use(configuration);
      } catch (NoClassDefFoundError anotherProvider) {
        // It has an interpolator of its own.
      }
      return of(configuration.buildValidatorFactory());
    } catch (NoProviderFoundException e) {
      throw new IllegalStateException(
          "Clearfault validates input with Jakarta Validation, and there is no provider of it. Add"
              + " org.hibernate.validator:hibernate-validator to the application",
          e);
    } catch (ValidationException e) {
      throw new IllegalStateException(
          "Clearfault validates input with Jakarta Validation, which does not start: "
              + e.getMessage(),
          e);
    }
  }

  /** Returns how many violations are reported at most. */
  public int maxViolations() {
    return maxViolations;
  }

  /**
   * A violation in an input.
   *
   * @param element the element of the input that was validated by itself, as indexes of lists, keys
   *     of maps, and null in a set; empty if the input is no container
   * @param violation whose path begins there
   */
  public record Found(List<@Nullable Object> element, ConstraintViolation<?> violation) {}

  /**
   * What is wrong with an input.
   *
   * @param violations all, or only those of the input's own properties
   * @param tooMany whether there were too many to go on
   */
  public record Outcome(List<Found> violations, boolean tooMany) {}

  /**
   * Validates a value; of an array, a collection or a map also each element, which no provider does
   * by itself.
   */
  public Outcome validate(Object value, Class<?>... groups) {
    Counting known = idle.poll();
    Counting counting = known == null ? new Counting(factory) : known;
    try {
      return validate(counting, value, groups);
    } finally {
      boolean unused = idle.offer(counting);
    }
  }

  private Outcome validate(Counting counting, Object value, Class<?>... groups) {
    List<Found> found = new ArrayList<>(0);
    try {
      collect(counting.upTo(maxViolations), List.of(), value, groups, found);
      return new Outcome(found, false);
    } catch (Counting.TooManyViolationsException e) {
      found.clear();
      collectAtTheTop(counting, value, groups, found);
      return new Outcome(found, true);
    }
  }

  private static void collect(
      Validator validator,
      List<@Nullable Object> place,
      Object value,
      Class<?>[] groups,
      List<Found> found) {
    for (ConstraintViolation<Object> violation : validator.validate(value, groups)) {
      found.add(new Found(place, violation));
    }
    if (Elements.has(value)) {
      Elements.forEach(
          value, (step, element) -> collect(validator, plus(place, step), element, groups, found));
    }
  }

  private static List<@Nullable Object> plus(List<@Nullable Object> place, @Nullable Object step) {
    List<@Nullable Object> longer = new ArrayList<>(place);
    longer.add(step);
    return longer;
  }

  /**
   * Looks at the value's own properties, without what these hold, each up to a number of
   * violations: the client then learns more than that there were too many.
   */
  private void collectAtTheTop(
      Counting counting, Object value, Class<?>[] groups, List<Found> found) {
    Validator validator =
        factory
            .usingContext()
            .messageInterpolator(counting)
            .traversableResolver(new TopAlone())
            .getValidator();
    for (PropertyDescriptor property :
        validator.getConstraintsForClass(value.getClass()).getConstrainedProperties()) {
      counting.countUpTo(MOST_AT_THE_TOP);
      try {
        String name = property.getPropertyName();
        for (ConstraintViolation<Object> violation :
            validator.validateProperty(value, name, groups)) {
          found.add(new Found(List.of(), violation));
        }
      } catch (Counting.TooManyViolationsException tooMany) {
        // This property has too many; the answer says so of the whole input.
      }
    }
  }

  /**
   * Says that no value is looked into. Hibernate Validator goes through all elements of a list for
   * one property, though it validates none of them.
   */
  private static final class TopAlone implements TraversableResolver {
    @Override
    public boolean isReachable(
        Object bean, Path.Node property, Class<?> root, Path path, ElementType kind) {
      return true;
    }

    @Override
    public boolean isCascadable(
        Object bean, Path.Node property, Class<?> root, Path path, ElementType kind) {
      return false;
    }
  }

  /** Returns the validator of parameters and return values; it does not count violations. */
  public ExecutableValidator forExecutables() {
    return factory.getValidator().forExecutables();
  }

  /** The only class that names Hibernate Validator, so that other providers can be used. */
  private static final class HibernateTexts {

    /** Without expression language, and in the bundle's own language wherever the JVM runs. */
    static void use(Configuration<?> configuration) {
      configuration.messageInterpolator(
          new ParameterMessageInterpolator(
              Set.of(Locale.ROOT), Locale.ROOT, context -> Locale.ROOT, false));
    }
  }
}
