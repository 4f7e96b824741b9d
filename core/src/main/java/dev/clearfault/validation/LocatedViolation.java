package dev.clearfault.validation;

import dev.clearfault.problem.Violation;
import java.util.Comparator;

/**
 * A violation together with what it is sorted by: its place in the declaration, then its code.
 *
 * @param path where it is
 * @param violation what the client is told
 */
record LocatedViolation(ViolationPath path, Violation violation) {

  static final Comparator<LocatedViolation> ORDER =
      Comparator.comparing(LocatedViolation::path)
          .thenComparing(located -> located.violation.code())
          .thenComparing(located -> located.violation.detail());
}
