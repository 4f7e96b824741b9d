package dev.clearfault.internal.frameworks;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Objects of classes that may not be on the class path: they are recognized and asked by name. */
final class Named {
  private Named() {}

  /** Returns whether the object's class, one of its superclasses or interfaces has the name. */
  static boolean is(@Nullable Object object, String name) {
    return object != null && isA(object.getClass(), name);
  }

  private static boolean isA(@Nullable Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(name)) {
        return true;
      }
      if (each.getClassLoader() == null && !name.startsWith("java")) {
        return false; // What Java's own classes extend is Java's own, and each list is a new array.
      }
      for (Class<?> contract : each.getInterfaces()) {
        if (isA(contract, name)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns what a public method without parameters returns; null also if there is no such method,
   * or if it throws.
   */
  static @Nullable Object ask(@Nullable Object object, String method) {
    try {
      return object == null ? null : object.getClass().getMethod(method).invoke(object);
    } catch (ReflectiveOperationException | RuntimeException anotherVersion) {
      return null;
    }
  }

  /** Returns what such a method returns, as a text; empty for null. */
  static String text(@Nullable Object object, String method) {
    return ask(object, method) instanceof String text ? text : "";
  }

  /** Returns what an error of Spring was made from, if it is of the type; else null. */
  static @Nullable Object unwrap(Object error, Class<?> type) {
    try {
      return error.getClass().getMethod("unwrap", Class.class).invoke(error, type);
    } catch (ReflectiveOperationException | RuntimeException ofAnotherType) {
      return null;
    }
  }

  /**
   * Returns what one error of a result of Spring was made from, if it is of the type; else null.
   */
  static @Nullable Object unwrap(Object result, Object error, Class<?> type) {
    for (Method method : result.getClass().getMethods()) {
      if (method.getName().equals("unwrap") && method.getParameterCount() == 2) {
        try {
          return method.invoke(result, error, type);
        } catch (ReflectiveOperationException | RuntimeException ofAnotherType) {
          return null;
        }
      }
    }
    return null;
  }

  /** Returns the annotation with the name; null for none. */
  static @Nullable Annotation annotation(AnnotatedElement on, String name) {
    for (Annotation each : on.getAnnotations()) {
      if (each.annotationType().getName().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** Returns a member of an annotation; null if it has none of that name. */
  static @Nullable Object member(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (ReflectiveOperationException | RuntimeException anotherVersion) {
      return null;
    }
  }
}
