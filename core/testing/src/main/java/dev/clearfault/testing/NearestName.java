package dev.clearfault.testing;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was meant by another spelling. */
final class NearestName {
  private static final int LONGEST = 100;

  private NearestName() {}

  /** Returns the name with the fewest edits, if that is at most a third of the letters. */
  static Optional<String> of(String written, Collection<String> names) {
    String wanted = plain(written);
    if (wanted.length() < 2 || wanted.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> edits(wanted, plain(name)) <= Math.max(1, wanted.length() / 3))
        .min(Comparator.comparingInt(name -> edits(wanted, plain(name))));
  }

  /** Case, spaces and the signs between words make no other name. */
  private static String plain(String name) {
    return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }

  /** Counts insertions, deletions, replacements and swaps of neighbours. */
  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] cost, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
  }
}
