package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.constraints.ConstraintFailures;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.PropertyNames;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes the errors that Spring has collected. The messages that Spring has made are not used,
 * because a validator of the application may quote the value in them.
 */
final class SpringErrors {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,50}");

  private final @Nullable ConstraintFailures constraints;
  private final Language language;
  private final Source source;

  /** The steps to the object that the errors are about. */
  private final List<Object> before;

  SpringErrors(
      @Nullable ConstraintFailures constraints,
      Language language,
      Source source,
      List<Object> before) {
    this.constraints = constraints;
    this.language = language;
    this.source = source;
    this.before = before;
  }

  /**
   * Describes an error.
   *
   * @param error an {@code ObjectError}, or a message of a constraint on a parameter
   * @param violation the broken constraint; null for none
   * @param target the object that the error is about; null if there is none
   */
  LocatedViolation described(Object error, @Nullable Object violation, @Nullable Object target) {
    String field = Named.text(error, "getField");
    List<Object> steps = new ArrayList<>(before);
    addSteps(field, steps);
    ViolationPath path =
        ViolationPath.of(
            before.isEmpty() && target != null ? target.getClass() : Object.class,
            before.isEmpty() ? target : null,
            steps,
            type -> PropertyNames.UNCHANGED);
    if (violation != null && constraints != null) {
      return constraints.located(violation, path, source, language);
    }
    return Boolean.TRUE.equals(Named.ask(error, "isBindingFailure"))
        ? mismatch(error, path)
        : rejected(error, path);
  }

  private LocatedViolation mismatch(Object error, ViolationPath path) {
    Object type = BoundText.type(Named.unwrap(error, Exception.class));
    Object value = Named.ask(error, "getRejectedValue");
    Violation violation =
        BoundText.rejected(new SpringParameter(source, path.field()), value, type, language);
    return new LocatedViolation(path, source, violation.code(), "", () -> violation);
  }

  /** A validator of the application has a code of its own. */
  private LocatedViolation rejected(Object error, ViolationPath path) {
    String own = Named.text(error, "getCode");
    String code = CODE.matcher(own).matches() ? snake(own) : "invalid_value";
    return new LocatedViolation(
        path,
        source,
        code,
        "",
        () ->
            new Violation(
                source,
                path.field(),
                LocatedViolation.pointer(path, source),
                code,
                "{invalid_value.detail}",
                Map.of(),
                null));
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** Adds the steps of a path such as {@code lines[0].sku}, with texts for keys of maps. */
  private static void addSteps(String field, List<Object> steps) {
    for (String name : field.split("[.\\[\\]]+", -1)) {
      if (!name.isEmpty()) {
        boolean isIndex = name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        steps.add(isIndex ? (Object) Integer.valueOf(name) : name);
      }
    }
  }
}
