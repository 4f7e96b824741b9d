package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the enum that has no constant of a name. */
final class Enums {
  /** What {@code Enum.valueOf} says; the name of the enum and the rejected name follow. */
  static final String NO_CONSTANT = "No enum constant ";

  private static final int MAX_NESTING = 5;

  private Enums() {}

  /** Returns whether the frame is the method that finds the constant for all enums. */
  static boolean isValueOf(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Enum");
  }

  /**
   * Returns the enum; null if it cannot be found.
   *
   * @param index the index of the frame of {@code Enum.valueOf}, which mostly the enum has called
   */
  static @Nullable Class<?> find(
      Throwable thrown,
      StackTraceElement[] frames,
      int index,
      List<AskedText> texts,
      ClassLoader application) {
    StackTraceElement caller = index + 1 < frames.length ? frames[index + 1] : null;
    if (caller != null && caller.getMethodName().equals("valueOf")) {
      Class<?> type = load(caller.getClassName(), application);
      if (type != null && type.isEnum()) {
        return type;
      }
    }
    String message = Causes.message(thrown);
    boolean isOfJdk = index == 0 && thrown.getClass() == IllegalArgumentException.class;
    return isOfJdk && message.startsWith(NO_CONSTANT)
        ? before(longest(message, texts), message, application)
        : null;
  }

  /**
   * Returns the longest text at the end of the message. The client has chosen it, so that no part
   * of it may stand in the name of the class.
   */
  private static String longest(String message, List<AskedText> texts) {
    String longest = "";
    for (AskedText each : texts) {
      String text = each.text();
      if (text != null && isAtEndInAnyCase(text.strip(), message)) {
        for (String form : TextForms.whole(text)) {
          longest = form.length() > longest.length() && isAtEnd(form, message) ? form : longest;
        }
      }
    }
    return longest;
  }

  /** Spares the work for the texts that cannot be the one, which may be long. */
  private static boolean isAtEndInAnyCase(String text, String message) {
    int length = text.length();
    return length <= TextForms.MAX_LENGTH
        && message.regionMatches(true, message.length() - length, text, 0, length);
  }

  private static boolean isAtEnd(String form, String message) {
    return message.endsWith(form) && message.startsWith(".", message.length() - form.length() - 1);
  }

  /** The name of a nested class has dots in the message, as a package has. */
  private static @Nullable Class<?> before(
      String rejected, String message, ClassLoader application) {
    if (rejected.isEmpty()) {
      return null;
    }
    int end = message.length() - rejected.length() - 1;
    String path = end <= NO_CONSTANT.length() ? "" : message.substring(NO_CONSTANT.length(), end);
    String name = path;
    for (int step = 0; step <= MAX_NESTING && !name.isEmpty(); step++) {
      Class<?> type = load(name, application);
      if (type != null) {
        return type.isEnum() && path.equals(type.getCanonicalName()) ? type : null;
      }
      int dot = name.lastIndexOf('.');
      name = dot < 0 ? "" : name.substring(0, dot) + '$' + name.substring(dot + 1);
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
