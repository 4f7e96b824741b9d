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
 * <p>Names are those of Java, because a value that the application validates by itself need not
 * have been read from JSON. {@link Inputs} uses the names of the wire.
 *
 * <p>Thread-safe.
 */
public final class ConstraintFailures {
  private final Languages languages;
  private final ConstraintText text;
  private final int maxErrors;

  /**
   * Creates it for one application.
   *
   * @param languages those of the application
   * @param maxErrors how many violations a problem lists
   */
  public ConstraintFailures(Languages languages, int maxErrors) {
    this.languages = languages;
    this.maxErrors = maxErrors;
    text = new ConstraintText(languages);
  }

  /** Tells whether {@link #problem} may have one for the failure, before anything is looked up. */
  public boolean concerns(Throwable failure) {
    return failure instanceof ConstraintViolationException;
  }

  /**
   * Returns the problem that the failure stands for.
   *
   * @param failure whatever was thrown
   * @param source the part of the request that input without a source of its own is taken to come
   *     from; null if that cannot be told
   * @param acceptLanguage the lines of the header field of this name; null for none
   * @return null if the failure is not the client's: another exception, or the return value of a
   *     method of the application
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
      ViolationPath path =
          ViolationPath.whole(
                  violation.getRootBeanClass(),
                  violation.getRootBean(),
                  violation.getExecutableParameters(),
                  any -> PropertyNames.ALIKE)
              .next(violation.getPropertyPath());
      located.add(text.violation(violation, path, source, language));
    }
    return LocatedViolation.problem(located, maxErrors, false, language);
  }

  /** Tells whether a method of the application broke its own contract. */
  private static boolean isOfReturnValue(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }
}
