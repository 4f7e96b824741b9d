package dev.clearfault.validation;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link ConstraintViolationException} into a problem that lists every value to correct.
 *
 * <p>Thread-safe.
 */
public final class ConstraintFailures {
  private ConstraintFailures() {}

  /**
   * Returns the problem that the failure stands for.
   *
   * @param failure whatever was thrown
   * @param source the part of the request that input without a source of its own is taken to come
   *     from; null if that cannot be told
   * @return null if the failure is none of the client's: another exception, or a method of the
   *     application whose return value broke its own contract
   */
  public static @Nullable Problem problem(Throwable failure, Violation.@Nullable Source source) {
    if (!(failure instanceof ConstraintViolationException exception)) {
      return null;
    }
    Set<ConstraintViolation<?>> violations = exception.getConstraintViolations();
    List<LocatedViolation> located = new ArrayList<>();
    if (violations != null) {
      for (ConstraintViolation<?> violation : violations) {
        ViolationPath path = ViolationPath.of(violation);
        if (path.ofReturnValue()) {
          return null;
        }
        located.add(new LocatedViolation(path, ConstraintText.violation(violation, path, source)));
      }
    }
    return LocatedViolation.problem(located);
  }
}
