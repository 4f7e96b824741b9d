package dev.clearfault.gateway.internal.routes;

import dev.clearfault.contract.internal.filter.ServiceOffer;
import dev.clearfault.contract.internal.filter.ServiceOffer.Part;
import dev.clearfault.contract.internal.filter.ServiceOffer.Places;
import dev.clearfault.internal.setup.Mappings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the published contract has of a gateway: the operations of its services that clients reach,
 * at the paths that they see.
 *
 * @param servlet the name of the gateway
 */
public record RouteOffer(ServletContext context, String servlet, Table table) {
  /**
   * Offers the operations to the library, which may publish them.
   *
   * @param routes returns those that count now
   */
  public static void make(ServletContext context, String servlet, Supplier<Table> routes) {
    ServiceOffer.make(
        context, servlet, () -> new RouteOffer(context, servlet, routes.get()).parts());
  }

  /** Takes the offer back. */
  public static void end(ServletContext context, String servlet) {
    ServiceOffer.end(context, servlet);
  }

  private List<Part> parts() {
    return table.routes().stream()
        .map(
            route ->
                new Part(
                    route.contract(),
                    new GatewayFiles(context),
                    path -> places(route, path),
                    route.maxBodySize() < Long.MAX_VALUE,
                    route.passesErrors()))
        .toList();
  }

  /** Other routes and other servlets can have paths of a service. */
  private Places places(Route route, String atService) {
    String inside = route.inside(atService);
    ServletRegistration gateway = context.getServletRegistration(servlet);
    if (inside == null || gateway == null || !route.equals(table.find(inside))) {
      return new Places(List.of(), false);
    }
    List<String> paths =
        Mappings.patterns(gateway).stream()
            .sorted()
            .filter(pattern -> pattern.endsWith("/*") || pattern.equals("/"))
            .map(pattern -> pattern.substring(0, pattern.lastIndexOf('/')) + inside)
            .filter(path -> !path.isEmpty())
            .filter(this::isReached)
            .distinct()
            .toList();
    return new Places(paths, table.isShared(route, inside));
  }

  private boolean isReached(String template) {
    ServletRegistration first = Mappings.ofTemplate(context, template);
    return first != null && servlet.equals(first.getName());
  }
}
