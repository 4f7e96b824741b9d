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
 * small body can hold a hundred thousand empty objects, each of which breaks several constraints.
 *
 * <p>Thread-safe.
 */
public final class InputValidator {
  /** A thread that finds no idle validator makes its own. */
  private static final int MAX_IDLE = 64;

  /** An answer cannot list more. */
  private static final int MAX_FOR_HIBERNATE = 1000;

  /**
   * Apache BVal computes the hash code of the whole input for each violation, so the cost grows
   * with both.
   */
  private static final int MAX_FOR_OTHER_PROVIDERS = 100;

  /** Limits the violations of one property when the whole input has too many. */
  private static final int MAX_PER_PROPERTY = 50;

  private final ValidatorFactory factory;
  private final int maxViolations;

  /** Making a validator costs as much as validating a small input. */
  private final Queue<Counted> idle = new ArrayBlockingQueue<>(MAX_IDLE);

  private record Counted(ViolationCounter counter, Validator validator) {}

  /** Creates a validator that uses a factory, which the caller closes. */
  public InputValidator(ValidatorFactory factory) {
    boolean isHibernate = factory.getClass().getName().startsWith("org.hibernate.validator.");
    this.factory = factory;
    maxViolations = isHibernate ? MAX_FOR_HIBERNATE : MAX_FOR_OTHER_PROVIDERS;
  }

  /** Starts the provider of Jakarta Validation that the application has. */
  public static InputValidator open() {
    try {
      Configuration<?> configuration = Validation.byDefaultProvider().configure();
      try {
        HibernateTexts.use(configuration);
      } catch (NoClassDefFoundError anotherProvider) {
        // The other provider has its own interpolator.
      }
      return new InputValidator(configuration.buildValidatorFactory());
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

  /** Returns the greatest number of violations that are reported. */
  public int maxViolations() {
    return maxViolations;
  }

  /**
   * A violation in an input.
   *
   * @param element the path to the validated element: indexes of lists, keys of maps, null in a
   *     set; empty for the input itself
   * @param violation the violation, whose path begins at the element
   */
  public record Found(List<@Nullable Object> element, ConstraintViolation<?> violation) {}

  /**
   * The violations of an input.
   *
   * @param violations all violations, or those of the input's own properties if there are too many
   * @param tooMany whether there are too many to find them all
   */
  public record Outcome(List<Found> violations, boolean tooMany) {}

  /**
   * Validates a value, and each element of an array, a collection or a map, which no provider does
   * by itself.
   */
  public Outcome validate(Object value, Class<?>... groups) {
    Counted pooled = idle.poll();
    Counted counted = pooled == null ? counted() : pooled;
    List<Found> found = new ArrayList<>(0);
    try {
      counted.counter().restart(maxViolations);
      collect(counted.validator(), List.of(), value, groups, found);
      return new Outcome(found, false);
    } catch (ViolationCounter.TooManyViolationsException e) {
      found.clear();
      collectTopLevel(counted.counter(), value, groups, found);
      return new Outcome(found, true);
    } finally {
      boolean unused = idle.offer(counted);
    }
  }

  private Counted counted() {
    ViolationCounter counter = new ViolationCounter(maxViolations);
    return new Counted(counter, counter.validator(factory));
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
    Values.forEachElement(
        value, (step, element) -> collect(validator, plus(place, step), element, groups, found));
  }

  private static List<@Nullable Object> plus(List<@Nullable Object> place, @Nullable Object step) {
    List<@Nullable Object> longer = new ArrayList<>(place);
    longer.add(step);
    return longer;
  }

  /**
   * Validates only the value's own properties, each up to a number of violations, so that the
   * client learns more than that there are too many.
   */
  private void collectTopLevel(
      ViolationCounter counter, Object value, Class<?>[] groups, List<Found> found) {
    Validator validator =
        factory
            .usingContext()
            .messageInterpolator(counter)
            .traversableResolver(new NoCascade())
            .getValidator();
    for (PropertyDescriptor property :
        validator.getConstraintsForClass(value.getClass()).getConstrainedProperties()) {
      counter.restart(MAX_PER_PROPERTY);
      try {
        String name = property.getPropertyName();
        for (ConstraintViolation<Object> violation :
            validator.validateProperty(value, name, groups)) {
          found.add(new Found(List.of(), violation));
        }
      } catch (ViolationCounter.TooManyViolationsException tooMany) {
        // The answer reports too many violations for the whole input.
      }
    }
  }

  /**
   * Validates no value inside a property. Otherwise Hibernate Validator would visit all elements of
   * a list, though it validates only the property.
   */
  private static final class NoCascade implements TraversableResolver {
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

  /** Returns a validator that tells which constraints classes have. */
  public Validator metadata() {
    return factory.getValidator();
  }

  /** Returns a validator of parameters and return values, which does not count violations. */
  public ExecutableValidator forExecutables() {
    return factory.getValidator().forExecutables();
  }

  /** Only this class names Hibernate Validator, so that other providers can be used. */
  private static final class HibernateTexts {

    /** Turns expression language off and ignores the language of the JVM. */
    static void use(Configuration<?> configuration) {
      configuration.messageInterpolator(
          new ParameterMessageInterpolator(
              Set.of(Locale.ROOT), Locale.ROOT, context -> Locale.ROOT, false));
    }
  }
}
