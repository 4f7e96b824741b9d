package dev.clearfault.internal.calls;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which classes have constraints of Jakarta Validation, by the names of their annotations.
 * Without constraints, a call needs neither the API nor a provider.
 */
final class ConstrainedTypes {
  private static final String CONSTRAINT = "jakarta.validation.Constraint";
  private static final String VALID = "jakarta.validation.Valid";

  /** JDK types only: an entry in a class of the server pins no application. */
  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isArray() ? get(type.getComponentType()) : isDeclaredBy(type);
        }
      };

  private ConstrainedTypes() {}

  /** Returns whether the type, or the type of its elements, has a constraint or cascades. */
  static boolean include(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return include(parameterized.getRawType())
          || Arrays.stream(parameterized.getActualTypeArguments())
              .anyMatch(ConstrainedTypes::include);
    }
    if (type instanceof GenericArrayType array) {
      return include(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Arrays.stream(wildcard.getUpperBounds()).anyMatch(ConstrainedTypes::include);
    }
    return type instanceof Class<?> known && KNOWN.get(known);
  }

  private static boolean isDeclaredBy(Class<?> type) {
    return isMarked(type)
        || Arrays.stream(type.getDeclaredFields()).anyMatch(ConstrainedTypes::isMarkedField)
        || Arrays.stream(type.getDeclaredMethods()).anyMatch(ConstrainedTypes::isMarkedGetter)
        || Stream.concat(
                Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
            .anyMatch(ConstrainedTypes::include);
  }

  private static boolean isMarkedField(Field field) {
    return isMarked(field) || isMarkedInside(field.getAnnotatedType());
  }

  private static boolean isMarkedGetter(Method method) {
    return method.getParameterCount() == 0
        && (isMarked(method) || isMarkedInside(method.getAnnotatedReturnType()));
  }

  /** Looks into types such as {@code Map<String, List<@NotBlank String>>}. */
  private static boolean isMarkedInside(@Nullable AnnotatedType type) {
    if (type == null) {
      return false;
    }
    if (type instanceof AnnotatedArrayType array
        && isMarkedInside(array.getAnnotatedGenericComponentType())) {
      return true;
    }
    return isMarked(type)
        || (type instanceof AnnotatedParameterizedType parameterized
            && Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                .anyMatch(ConstrainedTypes::isMarkedInside));
  }

  private static boolean isMarked(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            type ->
                type.getName().equals(VALID) || isConstraint(type) || isConstraint(repeated(type)));
  }

  private static boolean isConstraint(@Nullable Class<?> annotation) {
    return annotation != null
        && Arrays.stream(annotation.getAnnotations())
            .anyMatch(meta -> meta.annotationType().getName().equals(CONSTRAINT));
  }

  /** Returns the annotation that this one repeats, such as {@code @Pattern.List}; or null. */
  private static @Nullable Class<?> repeated(Class<? extends Annotation> annotation) {
    for (Method method : annotation.getDeclaredMethods()) {
      if (method.getName().equals("value")) {
        return method.getReturnType().getComponentType();
      }
    }
    return null;
  }
}
