package dev.clearfault.internal.evidence;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the enum that has no constant of a name. */
final class Enums {
  /** What {@code Enum.valueOf} says; the name of the enum and the rejected name follow. */
  static final String NO_CONSTANT = "No enum constant ";

  private static final int MAX_STEPS = 20;

  private Enums() {}

  /** Returns whether the frame is the method that finds the constant for all enums. */
  static boolean isValueOf(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Enum");
  }

  /**
   * Returns the enum; null if it cannot be found.
   *
   * @param caller the frame that called {@code Enum.valueOf}, which mostly is the enum's
   */
  static @Nullable Class<?> find(
      @Nullable StackTraceElement caller, String message, ClassLoader application) {
    if (caller != null && caller.getMethodName().equals("valueOf")) {
      Class<?> type = load(caller.getClassName(), application);
      if (type != null && type.isEnum()) {
        return type;
      }
    }
    return message.startsWith(NO_CONSTANT)
        ? named(message.substring(NO_CONSTANT.length()), application)
        : null;
  }

  /** The name of a nested class has dots in the message, as a package has. */
  private static @Nullable Class<?> named(String path, ClassLoader application) {
    Class<?> found = null;
    String name = "";
    for (String step : path.split("\\.", MAX_STEPS)) {
      name = name.isEmpty() ? step : name + (found == null ? '.' : '$') + step;
      Class<?> next = load(name, application);
      if (next == null && found != null) {
        return null; // The rest is no class, and the last class is no enum.
      }
      found = next;
      if (found != null && found.isEnum()) {
        return found;
      }
    }
    return null;
  }

  /** The class has been used already, so that this finds what is there and runs no code. */
  private static @Nullable Class<?> load(String name, ClassLoader application) {
    try {
      return Class.forName(name, false, application);
    } catch (ClassNotFoundException | LinkageError noClass) {
      return null;
    }
  }

  static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList();
  }
}
