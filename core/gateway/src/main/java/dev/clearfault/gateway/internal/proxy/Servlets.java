package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.HealthServlet;
import dev.clearfault.internal.answer.AllowedMethods;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which servlet gets a path (Jakarta Servlet 6.0 section 12.1), and which methods it has.
 *
 * @param all each mapping with its servlet
 * @param loader of their classes
 */
record Servlets(List<Mapping> all, ClassLoader loader) {
  private static final String ROOT = "/";
  private static final String HEALTH = HealthServlet.class.getName();

  /** A pattern and the servlet that is mapped to it. */
  record Mapping(String pattern, ServletRegistration servlet) {
    boolean isPrefix() {
      return pattern.endsWith("/*");
    }

    boolean isExtension() {
      return pattern.startsWith("*.");
    }

    boolean isExact() {
      return !isPrefix() && !isExtension() && !pattern.equals(ROOT);
    }

    /** Returns how well the pattern fits a path; below 0 for not at all. */
    private int fit(String path) {
      if (isExact()) {
        return pattern.equals(path) ? Integer.MAX_VALUE : -1;
      }
      if (isPrefix()) {
        String prefix = pattern.substring(0, pattern.length() - 2);
        return path.equals(prefix) || path.startsWith(prefix + "/") ? 2 + prefix.length() : -1;
      }
      return !isExtension() ? 0 : path.endsWith(pattern.substring(1)) ? 1 : -1;
    }
  }

  static Servlets of(ServletContext context) {
    List<Mapping> all = new ArrayList<>();
    context
        .getServletRegistrations()
        .values()
        .forEach(
            servlet ->
                servlet.getMappings().forEach(pattern -> all.add(new Mapping(pattern, servlet))));
    return new Servlets(all, context.getClassLoader());
  }

  /** Returns the mapping that gets a path; null if there is none. */
  @Nullable Mapping of(String path) {
    Mapping best = null;
    for (Mapping each : all) {
      if (each.fit(path) >= 0 && (best == null || each.fit(path) > best.fit(path))) {
        best = each;
      }
    }
    return best;
  }

  /** Returns the methods that a servlet has; null if only the servlet knows them. */
  @Nullable List<String> methods(ServletRegistration servlet) {
    try {
      return AllowedMethods.of(Class.forName(servlet.getClassName(), false, loader));
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }

  /** Returns the paths of the mappings with exactly one path. */
  List<String> exactPaths() {
    return all.stream().filter(Mapping::isExact).map(Mapping::pattern).toList();
  }

  /** Returns the paths that say whether a node is well. */
  List<String> health() {
    return all.stream()
        .filter(each -> HEALTH.equals(each.servlet().getClassName()) && each.isExact())
        .map(Mapping::pattern)
        .toList();
  }

  /**
   * Returns whether some paths of a template go to another servlet than the others, other than by a
   * mapping with exactly one path.
   */
  boolean share(String template, Mapping owner) {
    return all.stream()
        .filter(each -> !each.isExact() && each.servlet() != owner.servlet())
        .anyMatch(each -> each.isPrefix() ? meets(each.pattern(), template) : endsOpen(template));
  }

  /** A variable of the template may have the value that the prefix has at its place. */
  static boolean meets(String pattern, String template) {
    String[] prefix = pattern.substring(0, pattern.length() - 2).split(ROOT, -1);
    String[] segments = template.split(ROOT, -1);
    boolean open = false;
    for (int i = 0; i < prefix.length; i++) {
      if (i >= segments.length) {
        return false;
      }
      boolean variable = segments[i].indexOf('{') >= 0;
      if (!variable && !segments[i].equals(prefix[i])) {
        return false;
      }
      open |= variable;
    }
    return open;
  }

  /** The mappings by extension come after those by prefix, and {@code /} is the last one. */
  private boolean endsOpen(String template) {
    boolean open = template.substring(template.lastIndexOf('/')).indexOf('{') >= 0;
    return open && all.stream().anyMatch(Mapping::isExtension);
  }
}
