package dev.clearfault.internal.setup;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
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
  public static Collection<String> patterns(ServletRegistration servlet) {
    return orNone(servlet.getMappings());
  }

  /** Returns the servlet that gets a path; null if there is none. */
  public static @Nullable ServletRegistration servlet(ServletContext context, String path) {
    ServletRegistration found = null;
    int best = -1;
    for (ServletRegistration each : context.getServletRegistrations().values()) {
      for (String pattern : patterns(each)) {
        if (fit(pattern, path) > best) {
          best = fit(pattern, path);
          found = each;
        }
      }
    }
    return found;
  }

  /** Returns the servlet that gets the paths of a template such as {@code /orders/{id}}. */
  public static @Nullable ServletRegistration ofTemplate(ServletContext context, String template) {
    return servlet(context, template.replaceAll("\\{[^{}/]*}", "0"));
  }

  /**
   * Returns how well a servlet's pattern fits a path; below 0 for not at all. Of several, the
   * highest number gets the path (Jakarta Servlet 6.0 section 12.1).
   */
  public static int fit(String pattern, String path) {
    if (pattern.equals("/")) {
      return 0;
    }
    if (pattern.startsWith("*.")) {
      return path.endsWith(pattern.substring(1)) ? 1 : -1;
    }
    if (pattern.endsWith("/*")) {
      return covers(pattern, path) ? pattern.length() : -1;
    }
    String only = pattern.isEmpty() ? "/" : pattern;
    return only.equals(path) ? Integer.MAX_VALUE : -1;
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
