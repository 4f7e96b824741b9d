package dev.clearfault.internal.json;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The known name that is most similar to a name or a value that was sent.
 *
 * @param isCertain whether no other name can be meant: only one is that near, and it differs in
 *     upper and lower case, in hyphens, or in one letter that is neither the first nor a digit
 */
public record NearestName(String name, boolean isCertain) {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_NAMES = 200;

  /** One letter of a shorter name is too much of it. */
  private static final int MIN_LENGTH = 4;

  /** Finds the name; null if none is similar. */
  public static @Nullable NearestName of(String written, Collection<?> names) {
    if (written.isEmpty() || written.length() > MAX_LENGTH || NumberText.isWhole(written)) {
      return null;
    }
    String target = plain(written);
    String nearest = null;
    boolean isAlone = true;
    // A text that shares no character with a name is not similar, and neither are two numbers.
    int least = Math.min(Math.max(1, written.length() / 3) + 1, written.length());
    int left = MAX_NAMES;
    for (Object each : names) {
      if (left-- == 0) {
        break;
      }
      String name = each.toString();
      if (name.length() <= MAX_LENGTH && Math.abs(name.length() - written.length()) <= least) {
        int distance = distance(target, plain(name));
        isAlone = distance < least || (isAlone && distance > least);
        if (distance < least) {
          least = distance;
          nearest = name;
        }
      }
    }
    return nearest == null
        ? null
        : new NearestName(nearest, isAlone && isCertain(target, plain(nearest), least));
  }

  /** A letter in front or a digit often makes another word: {@code atypical}, {@code error404}. */
  private static boolean isCertain(String sent, String known, int distance) {
    if (distance == 0) {
      return true;
    }
    if (distance > 1 || known.length() < MIN_LENGTH) {
      return false;
    }
    boolean isSwap = sent.length() == known.length() && isSwapped(sent, 2, known, 2);
    boolean isSameStart = isSwap || sent.charAt(0) == known.charAt(0);
    return isSameStart && digits(sent).equals(digits(known));
  }

  private static String digits(String name) {
    StringBuilder digits = new StringBuilder();
    name.chars().filter(Character::isDigit).forEach(digits::appendCodePoint);
    return digits.toString();
  }

  /** Makes a name in camel case equal to the same name in snake case or upper case. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /**
   * Returns the number of insertions, deletions, replacements and swaps of neighbours (the optimal
   * string alignment distance).
   */
  private static int distance(String a, String b) {
    int[] earlier = new int[b.length() + 1];
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
        if (isSwapped(a, i, b, j)) {
          row[j] = Math.min(row[j], 1 + earlier[j - 2]);
        }
      }
      int[] swap = earlier;
      earlier = before;
      before = row;
      row = swap;
    }
    return before[b.length()];
  }

  private static boolean isSwapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
