package dev.clearfault.internal.json;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known name that is most similar to an unknown one, with bounded work. */
final class NearestName {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_NAMES = 200;

  private NearestName() {}

  static @Nullable String of(String written, Collection<?> names) {
    if (written.isEmpty() || written.length() > MAX_LENGTH || NumberText.isWhole(written)) {
      return null;
    }
    String target = plain(written);
    String nearest = null;
    // A text that shares no character with a name is not similar, and neither are two numbers.
    int least = Math.min(Math.max(1, written.length() / 3) + 1, written.length());
    int left = MAX_NAMES;
    for (Object each : names) {
      if (left-- == 0) {
        break;
      }
      String name = each.toString();
      if (name.length() <= MAX_LENGTH && Math.abs(name.length() - written.length()) < least) {
        int distance = distance(target, plain(name));
        if (distance < least) {
          least = distance;
          nearest = name;
        }
      }
    }
    return nearest;
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
