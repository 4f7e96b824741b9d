package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.read.TextFault;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a text of the request that a framework could not convert, or that is missing. */
final class BoundText {
  private BoundText() {}

  /**
   * Describes a text that could not be converted.
   *
   * @param value what was rejected; it is never shown
   * @param type the class that it should become; null if unknown
   */
  static Violation rejected(
      SpringParameter place, @Nullable Object value, @Nullable Object type, Language language) {
    String text = value instanceof String single ? single : "";
    return problem(place, text, type, language).errors().get(0);
  }

  /** Returns the problem of a text that could not be converted. */
  static Problem problem(
      SpringParameter place, @Nullable String text, @Nullable Object type, Language language) {
    Class<?> target = type instanceof Class<?> known ? known : null;
    boolean isStandard =
        target == null // Spring reads times in the format of the annotation or of the server.
            || !(target.getName().startsWith("java.time.") || Date.class.isAssignableFrom(target));
    return new TextFault(place.in(), place.name(), text, target, isStandard, names(target))
        .problem(language);
  }

  /** Returns the class that a text could not become: of a list, that of its elements. */
  static @Nullable Object type(@Nullable Object mismatch) {
    Object type = Named.ask(mismatch, "getRequiredType");
    if (!(type instanceof Class<?> target)) {
      return null;
    }
    if (Collection.class.isAssignableFrom(target)) {
      Object nested = Named.ask(Named.ask(mismatch, "getParameter"), "nested");
      return Named.ask(nested, "getNestedParameterType");
    }
    return target.isArray() ? target.getComponentType() : target;
  }

  private static List<String> names(@Nullable Class<?> target) {
    return target == null || !target.isEnum()
        ? List.of()
        : Arrays.stream(target.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList();
  }
}
