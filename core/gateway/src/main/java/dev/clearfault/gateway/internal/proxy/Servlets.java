package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.HealthServlet;
import dev.clearfault.gateway.internal.routes.Route;
import dev.clearfault.internal.answer.AllowedMethods;
import dev.clearfault.internal.setup.Mappings;
import dev.clearfault.internal.setup.UndeployedApplication;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which servlet gets a path (Jakarta Servlet 6.0 section 12.1), and which methods it has.
 *
 * @param context has the servlets
 * @param all each mapping with its servlet
 */
record Servlets(ServletContext context, List<Mapping> all) {
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
  }

  static Servlets of(ServletContext context) {
    List<Mapping> all = new ArrayList<>();
    context
        .getServletRegistrations()
        .values()
        .forEach(
            servlet ->
                servlet.getMappings().forEach(pattern -> all.add(new Mapping(pattern, servlet))));
    return new Servlets(context, all);
  }

  /** Returns the servlet that gets the paths of a template; null if there is none. */
  @Nullable ServletRegistration owner(String template) {
    return Mappings.ofTemplate(context, template);
  }

  /** Returns the part of a published contract that is answered here, and not behind a gateway. */
  JsonNode ofOwn(JsonNode contract) {
    JsonNode own = contract.deepCopy();
    if (own.path("paths") instanceof ObjectNode paths) {
      paths.remove(paths.propertyNames().stream().filter(this::isOfGateway).toList());
    }
    return own;
  }

  private boolean isOfGateway(String template) {
    ServletRegistration owner = owner(template);
    return owner != null && UndeployedApplication.GATEWAY.equals(owner.getClassName());
  }

  /** Returns the methods that a servlet has; null if only the servlet knows them. */
  @Nullable List<String> methods(ServletRegistration servlet) {
    try {
      return AllowedMethods.of(
          Class.forName(servlet.getClassName(), false, context.getClassLoader()));
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
  boolean share(String template, ServletRegistration owner) {
    return all.stream()
        .filter(each -> !each.isExact() && each.servlet() != owner)
        .anyMatch(each -> each.isPrefix() ? meets(each, template) : endsOpen(template));
  }

  private static boolean meets(Mapping mapping, String template) {
    String pattern = mapping.pattern();
    return Route.meets(pattern.substring(0, pattern.length() - 2), template);
  }

  /** The mappings by extension come after those by prefix, and {@code /} is the last one. */
  private boolean endsOpen(String template) {
    boolean open = template.substring(template.lastIndexOf('/')).indexOf('{') >= 0;
    return open && all.stream().anyMatch(Mapping::isExtension);
  }
}
