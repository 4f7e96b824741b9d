package dev.clearfault.internal.evidence;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads facts from objects of libraries that may be missing, and that may be hostile. */
final class Getters {
  private Getters() {}

  /** Calls the first public method of these names without parameters; null if there is none. */
  static @Nullable Object get(@Nullable Object object, String... names) {
    for (String name : names) {
      try {
        if (object != null) {
          Method method = object.getClass().getMethod(name);
          method.trySetAccessible(); // The class itself may not be public.
          return method.invoke(object);
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
        // The next name, or the fact is not known.
      }
    }
    return null;
  }

  /** Returns a number; a negative one if it is not known. */
  static long number(@Nullable Object object, String... names) {
    return get(object, names) instanceof Number number ? number.longValue() : -1;
  }

  /** Returns the value of a field that a superclass may declare; null if it cannot be read. */
  static @Nullable Object field(Object object, String name) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        return field.trySetAccessible() ? field.get(object) : null;
      } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
        // A superclass may have it.
      }
    }
    return null;
  }
}
