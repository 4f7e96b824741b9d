package dev.clearfault.internal.container;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields and calls methods of a container's own objects. Every look-up starts at the object's
 * class, because the class loader of the application may not see the container's classes.
 */
final class ContainerObjects {
  private ContainerObjects() {}

  /** Returns the container's request, without the wrappers around it. */
  static ServletRequest innermost(HttpServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner;
  }

  /** Returns the container's response, without the wrappers around it. */
  static ServletResponse innermost(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    return inner;
  }

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

  /** Calls a method with one parameter, whichever class of the hierarchy has it. */
  static void call(Object owner, String name, Object argument) throws ReflectiveOperationException {
    method(owner.getClass(), name, 1).invoke(owner, argument);
  }

  /** Returns the class of that name from the class loader of the container's object. */
  static Class<?> type(Object owner, String name) throws ClassNotFoundException {
    return Class.forName(name, true, owner.getClass().getClassLoader());
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

  /** Returns the number that a method returns; 0 if there is no such method. */
  static long number(Object target, String method) {
    try {
      Object number = target.getClass().getMethod(method).invoke(target);
      return number instanceof Integer || number instanceof Long
          ? ((Number) number).longValue()
          : 0;
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return 0;
    }
  }
}
