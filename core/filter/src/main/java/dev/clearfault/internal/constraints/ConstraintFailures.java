package dev.clearfault.internal.constraints;

import dev.clearfault.Inputs;
import dev.clearfault.internal.json.PropertyNames;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link ConstraintViolationException} into a problem that lists every value to correct.
 *
 * <p>It uses Java names, because a value that the application itself validates may not come from
 * JSON. {@link Inputs} uses the names of the wire, and so do violations of the arguments that
 * JAX-RS has filled.
 *
 * <p>Thread-safe.
 */
public final class ConstraintFailures {
  /** Asked for in the constructor, so that it fails without Jakarta Validation. */
  private final Class<?> failureType = ConstraintViolationException.class;

  private final Languages languages;
  private final ConstraintText text;
  private final int maxErrors;

  /**
   * Creates the texts of one application.
   *
   * @param maxErrors the number of violations that a problem lists
   */
  public ConstraintFailures(Languages languages, int maxErrors) {
    this.languages = languages;
    this.maxErrors = maxErrors;
    text = new ConstraintText(languages);
  }

  /** Tells, without further work, whether {@link #problem} may find a problem in the failure. */
  public boolean concerns(Throwable failure) {
    return failureType.isInstance(failure);
  }

  /**
   * Returns the problem of a failure; null if it is another exception, or if a method of the
   * application has returned an invalid value.
   *
   * @param source the part of the request with the input; null if unknown
   * @param acceptLanguage the lines of {@code Accept-Language}; null for none
   */
  public @Nullable Problem problem(
      Throwable failure,
      Violation.@Nullable Source source,
      @Nullable Enumeration<String> acceptLanguage) {
    if (!(failure instanceof ConstraintViolationException exception)) {
      return null;
    }
    Language language = languages.of(acceptLanguage);
    Set<ConstraintViolation<?>> violations = exception.getConstraintViolations();
    if (violations == null) {
      return LocatedViolation.problem(List.of(), maxErrors, false, language);
    }
    List<LocatedViolation> located = new ArrayList<>(violations.size());
    for (ConstraintViolation<?> violation : violations) {
      if (isOfReturnValue(violation)) {
        return null;
      }
      located.add(located(violation, null, source, language));
    }
    return LocatedViolation.problem(located, maxErrors, false, language);
  }

  /** Returns the type of a violation, for those who cannot name it. */
  public Class<?> violationType() {
    return ConstraintViolation.class;
  }

  /**
   * Describes a violation.
   *
   * @param place where it is; null for the place that it names itself. A constraint on a whole
   *     object names it better
   */
  public LocatedViolation located(
      Object found,
      @Nullable ViolationPath place,
      Violation.@Nullable Source source,
      Language language) {
    ConstraintViolation<?> violation = (ConstraintViolation<?>) found;
    ResourceArgument argument = place == null ? ResourceArgument.of(violation) : null;
    if (argument != null) {
      return text.violation(violation, argument.path(), argument.in(), language, null);
    }
    ViolationPath path =
        place != null
                && !(place.property().isEmpty() && violation.getExecutableParameters() == null)
            ? place
            : ViolationPath.whole(
                    violation.getRootBeanClass(),
                    violation.getRootBean(),
                    violation.getExecutableParameters(),
                    type -> PropertyNames.UNCHANGED)
                .next(violation.getPropertyPath());
    return text.violation(violation, path, source, language, null);
  }

  private static boolean isOfReturnValue(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }
}
