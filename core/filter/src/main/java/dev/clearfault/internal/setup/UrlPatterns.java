package dev.clearfault.internal.setup;

import java.util.Collection;

/** The patterns of filter mappings (Jakarta Servlet 6.0 section 12.2). */
final class UrlPatterns {
  private UrlPatterns() {}

  /**
   * Returns whether a filter with these patterns sees all requests of a mapping.
   *
   * @param mapping a pattern that a servlet is mapped to
   */
  static boolean cover(Collection<String> patterns, String mapping) {
    return patterns.stream().anyMatch(pattern -> covers(pattern, mapping));
  }

  private static boolean covers(String pattern, String mapping) {
    if (pattern.equals(mapping) || pattern.equals("/*")) {
      return true;
    }
    if (!pattern.endsWith("/*")) {
      return false;
    }
    String prefix = pattern.substring(0, pattern.length() - 2);
    return mapping.equals(prefix) || mapping.startsWith(prefix + "/");
  }
}
