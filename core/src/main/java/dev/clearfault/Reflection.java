package dev.clearfault;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Asks a container's own objects what the Servlet API has no word for; always from the object's
 * class, for its classes are not the application's.
 */
final class Reflection {
  private Reflection() {}

  static Object field(Object owner, String name) throws ReflectiveOperationException {
    for (@Nullable Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return present(field.get(owner), name);
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** Calls a method without parameters, whichever class of the hierarchy has it. */
  static Object call(Object owner, String name) throws ReflectiveOperationException {
    return present(method(owner.getClass(), name, 0).invoke(owner), name);
  }

  static void call(Object owner, String name, Object argument) throws ReflectiveOperationException {
    method(owner.getClass(), name, 1).invoke(owner, argument);
  }

  static Method method(Class<?> start, String name, int parameters) throws NoSuchMethodException {
    for (@Nullable Class<?> type = start; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == parameters
            && !method.isBridge()) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static Object present(@Nullable Object value, String name) throws NoSuchFieldException {
    if (value == null) {
      throw new NoSuchFieldException(name + " is null");
    }
    return value;
  }
}
