package dev.clearfault.internal.constraints;

import dev.clearfault.input.Code;
import java.lang.annotation.Annotation;

/** Finds the code of a constraint, by which clients recognize it. */
final class ConstraintCode {
  private static final ClassValue<String> CODES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> constraint) {
          Code code = constraint.getAnnotation(Code.class);
          return code == null ? snakeCase(constraint.getSimpleName()) : code.value();
        }
      };

  private ConstraintCode() {}

  /**
   * Returns the code in the constraint's {@link Code}, else the constraint's name in snake case.
   */
  static String of(Class<? extends Annotation> constraint) {
    return CODES.get(constraint);
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

  /** An upper-case letter starts a word if a neighbour is lower-case, as in URLPath and isURL. */
  private static boolean startsWord(String name, int i) {
    boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || beforeLower;
  }
}
