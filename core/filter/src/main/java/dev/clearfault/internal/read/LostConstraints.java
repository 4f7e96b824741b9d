package dev.clearfault.internal.read;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds constraints on the type arguments of a class, such as {@code extends ArrayList<@Min(1)
 * Integer>} or {@code new TypeReference<List<@Min(1) Integer>>() {}}. No provider of Jakarta
 * Validation looks at them, so an author would rely on rules that nobody applies.
 */
public final class LostConstraints {
  /** JDK types only, as the value of an entry. */
  private static final ClassValue<Optional<String>> FIRST =
      new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
          return Stream.concat(
                  Stream.ofNullable(type.getAnnotatedSuperclass()),
                  Stream.of(type.getAnnotatedInterfaces()))
              .flatMap(LostConstraints::arguments)
              .flatMap(LostConstraints::constraints)
              .findFirst();
        }
      };

  private LostConstraints() {}

  /**
   * Checks a class and its superclasses.
   *
   * @throws IllegalStateException if a type argument has a constraint; the message says what to do
   */
  public static void refuse(Class<?> type) {
    for (Class<?> each = type; each != null && !isOfJdk(each); each = each.getSuperclass()) {
      String constraint = FIRST.get(each).orElse(null);
      if (constraint != null) {
        throw new IllegalStateException(
            "Clearfault cannot validate an input of "
                + each.getGenericSuperclass()
                + ": no provider of Jakarta Validation applies "
                + constraint
                + " to a type argument of the input itself. Put the value into a record, where the"
                + " constraint counts");
      }
    }
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getName().startsWith("java.");
  }

  private static Stream<AnnotatedType> arguments(@Nullable AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType parameterized) {
      return Stream.of(parameterized.getAnnotatedActualTypeArguments());
    }
    if (type instanceof AnnotatedArrayType array) {
      return Stream.of(array.getAnnotatedGenericComponentType());
    }
    return type instanceof AnnotatedWildcardType wildcard
        ? Stream.of(wildcard.getAnnotatedUpperBounds())
        : Stream.of();
  }

  /** Returns the constraints of a type and of its own arguments. */
  private static Stream<String> constraints(AnnotatedType type) {
    return Stream.concat(
        List.of(type.getAnnotations()).stream()
            .map(Annotation::annotationType)
            .filter(annotation -> annotation.isAnnotationPresent(Constraint.class))
            .map(annotation -> "@" + annotation.getSimpleName()),
        arguments(type).flatMap(LostConstraints::constraints));
  }
}
