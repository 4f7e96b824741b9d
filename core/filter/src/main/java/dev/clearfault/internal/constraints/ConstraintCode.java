package dev.clearfault.internal.constraints;

import dev.clearfault.input.Code;
import java.lang.annotation.Annotation;

/** The name by which clients know a constraint. */
final class ConstraintCode {
  private static final ClassValue<String> CODES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> constraint) {
          return read(constraint);
        }
      };

  private ConstraintCode() {}

  /** Returns what the annotation says of itself, or else its name in snake case. */
  static String of(Class<? extends Annotation> constraint) {
    return CODES.get(constraint);
  }

  private static String read(Class<?> constraint) {
    Code chosen = constraint.getAnnotation(Code.class);
    return chosen == null ? snakeCase(constraint.getSimpleName()) : chosen.value();
  }

  private static String snakeCase(String name) {
    StringBuilder code = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && startsWord(name, i) && name.charAt(i - 1) != '_') {
        code.append('_');
      }
      code.append(Character.toLowerCase(c));
    }
    return code.toString();
  }

  /** An upper-case letter starts a word after a lower-case one or before one: URLPath, isURL. */
  private static boolean startsWord(String name, int i) {
    boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || beforeLower;
  }
}
