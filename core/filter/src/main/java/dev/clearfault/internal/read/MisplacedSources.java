package dev.clearfault.internal.read;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@link From}, {@link DefaultValue} and files inside the components of an input, where they
 * have no effect: the author expects that a body cannot set the value, but it could.
 */
final class MisplacedSources {
  private final Set<Class<?>> seen = new HashSet<>();

  /** Returns the class and the name of a property that has one of them; null if there is none. */
  @Nullable String below(Type component) {
    if (component instanceof ParameterizedType parameterized) {
      return first(List.of(parameterized.getActualTypeArguments()), parameterized.getRawType());
    }
    if (component instanceof WildcardType wildcard) {
      return first(List.of(wildcard.getUpperBounds()), null);
    }
    if (component instanceof GenericArrayType array) {
      return below(array.getGenericComponentType());
    }
    return component instanceof Class<?> type ? in(type) : null;
  }

  private @Nullable String in(Class<?> type) {
    if (type.isArray()) {
      return in(type.getComponentType());
    }
    boolean fromJdk = type.getName().startsWith("java.") || type.getName().startsWith("javax.");
    if (type.isPrimitive() || type.isEnum() || fromJdk || !seen.add(type)) {
      return null;
    }
    List<Type> types = new ArrayList<>();
    try {
      for (Field field : type.getDeclaredFields()) {
        if (!field.isSynthetic() && !Modifier.isStatic(field.getModifiers())) {
          if (isMarked(field) || FileParts.isNamedIn(field.getGenericType())) {
            return type.getName() + "." + field.getName();
          }
          types.add(field.getGenericType());
        }
      }
      if (type.isSealed()) {
        types.addAll(List.of(type.getPermittedSubclasses()));
      }
      return first(types, type.getGenericSuperclass());
    } catch (LinkageError | TypeNotPresentException missing) {
      return null; // A class of an incomplete library has none of these annotations.
    }
  }

  /** Returns the first that is found in a list of types, and in one more. */
  @Nullable String first(List<Type> types, @Nullable Type last) {
    for (Type type : types) {
      String found = below(type);
      if (found != null) {
        return found;
      }
    }
    return last == null ? null : below(last);
  }

  private static boolean isMarked(AnnotatedElement element) {
    return element.isAnnotationPresent(From.class)
        || element.isAnnotationPresent(DefaultValue.class);
  }
}
