package dev.clearfault.contract.internal.drift;

import dev.clearfault.contract.internal.operation.PathTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URL pattern of a servlet (Jakarta Servlet 6.0 section 12.2).
 *
 * @param rank of two that fit, the one with the higher rank gets the request
 */
record Mapping(AppServlet servlet, String pattern, int rank) {
  private static final int EXACT = Integer.MAX_VALUE;
  private static final int EXTENSION = 0;
  private static final int FALLBACK = -1;

  static Mapping of(AppServlet servlet, String pattern) {
    int rank =
        pattern.equals("/")
            ? FALLBACK
            : pattern.startsWith("*.")
                ? EXTENSION
                // The longest prefix wins; that of /* is one character.
                : pattern.endsWith("/*") ? pattern.length() - 1 : EXACT;
    return new Mapping(servlet, pattern, rank);
  }

  /** Returns the mapping that gets the requests of a path in the application; null if none does. */
  static @Nullable Mapping find(List<Mapping> all, String path) {
    Mapping best = null;
    for (Mapping each : all) {
      if (each.fits(path) && (best == null || each.rank > best.rank)) {
        best = each;
      }
    }
    return best;
  }

  private boolean fits(String path) {
    return switch (rank) {
      case FALLBACK -> true;
      case EXTENSION -> path.endsWith(pattern.substring(1));
      case EXACT -> path.equals(pattern);
      default -> path.equals(prefix()) || path.startsWith(prefix() + "/");
    };
  }

  private String prefix() {
    return pattern.substring(0, pattern.length() - 2);
  }

  /** Returns whether all its requests are below a path. */
  boolean isBelow(String base) {
    return base.isEmpty() || pattern.equals(base) || pattern.startsWith(base + "/");
  }

  /** Returns how many segments of a path stand before those that the servlet counts. */
  int segments() {
    return rank == FALLBACK || rank == EXTENSION
        ? 0
        : PathTemplate.fixed(rank == EXACT ? pattern : prefix()).size();
  }
}
