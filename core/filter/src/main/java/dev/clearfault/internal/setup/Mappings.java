package dev.clearfault.internal.setup;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of filters and servlets (Jakarta Servlet 6.0 section 12.2). A registration returns
 * an empty collection if it has none, says the specification; but some servers return null.
 */
public final class Mappings {
  private Mappings() {}

  /** Returns the patterns that a filter is mapped to. */
  public static Collection<String> patterns(FilterRegistration filter) {
    return orNone(filter.getUrlPatternMappings());
  }

  /** Returns the names of the servlets that a filter is mapped to. */
  public static Collection<String> servlets(FilterRegistration filter) {
    return orNone(filter.getServletNameMappings());
  }

  /** Returns the patterns that a servlet is mapped to. */
  static Collection<String> patterns(ServletRegistration servlet) {
    return orNone(servlet.getMappings());
  }

  private static Collection<String> orNone(@Nullable Collection<String> mappings) {
    return mappings == null ? List.of() : mappings;
  }

  /**
   * Returns whether a filter with these patterns sees all requests of a mapping.
   *
   * @param mapping a pattern that a servlet is mapped to
   */
  public static boolean cover(Collection<String> patterns, String mapping) {
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
