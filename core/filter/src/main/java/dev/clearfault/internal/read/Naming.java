package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.PropertyNames;
import dev.clearfault.problem.Violation.Source;
import java.util.function.BiFunction;

/**
 * Finds the part of the request in which a path begins, and the name that clients use there.
 *
 * @param defaultSource the part of the request for components without {@code @From}
 */
record Naming(InputShape shape, PropertyNames names, Source defaultSource) {

  /** Tells whether the path leads into a part of a form; a JSON body has no such part. */
  boolean isJsonPart(ViolationPath path) {
    InputShape.Component component = shape.find(names.java(path.property()));
    return defaultSource != Source.BODY
        && component != null
        && component.sourceOr(defaultSource) == Source.FORM;
  }

  LocatedViolation violation(
      ViolationPath path, BiFunction<ViolationPath, Source, LocatedViolation> factory) {
    InputShape.Component component = shape.find(names.java(path.property()));
    if (component == null) {
      return factory.apply(path, defaultSource);
    }
    String name = component.name(names);
    boolean renamed = !name.equals(path.property());
    return factory.apply(
        renamed ? path.withFirstName(name) : path, component.sourceOr(defaultSource));
  }
}
