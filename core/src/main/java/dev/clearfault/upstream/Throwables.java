package dev.clearfault.upstream;

/** Asks throwables that may fail when asked. */
final class Throwables {
  private static final StackTraceElement[] NONE = {};

  private Throwables() {}

  /** Returns the message; empty if there is none. */
  static String message(Throwable throwable) {
    try {
      String message = throwable.getMessage();
      return message == null ? "" : message;
    } catch (Throwable hostile) {
      return "";
    }
  }

  /** Returns the frames, innermost first. This costs more than all else: ask names first. */
  static StackTraceElement[] frames(Throwable throwable) {
    try {
      StackTraceElement[] frames = throwable.getStackTrace();
      return frames == null ? NONE : frames;
    } catch (Throwable hostile) {
      return NONE;
    }
  }

  /** Tells whether the class or one of its superclasses has the name. */
  static boolean isNamed(Class<?> type, String name) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
