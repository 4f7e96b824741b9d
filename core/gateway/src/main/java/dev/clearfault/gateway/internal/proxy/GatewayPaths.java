package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.contract.internal.filter.ServiceContract;
import dev.clearfault.gateway.internal.routes.LiveRoutes;
import dev.clearfault.gateway.internal.routes.Route;
import dev.clearfault.gateway.internal.routes.Table;
import dev.clearfault.internal.setup.UndeployedApplication;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateways of an application accept: the operations of their services, at the paths that
 * clients see.
 *
 * @param operations all of them
 * @param deadline the longest one of a call, in seconds; 0 without a gateway
 * @param maxBody how many bytes of a body pass that the gateway does not check
 */
record GatewayPaths(List<ServiceContract.Known> operations, long deadline, long maxBody) {
  /**
   * Reads the routes.
   *
   * @throws IllegalArgumentException if they cannot be used; the message says why, and what to do
   */
  static GatewayPaths of(ServletContext context) {
    List<ServiceContract.Known> operations = new ArrayList<>();
    long deadline = 0;
    long maxBody = 0;
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      if (UndeployedApplication.GATEWAY.equals(servlet.getClassName())) {
        Table table = LiveRoutes.read(context, servlet);
        for (Route route : table.routes()) {
          deadline = Math.max(deadline, route.deadline().toSeconds());
          maxBody = Math.max(maxBody, route.maxBodySize());
          servlet.getMappings().forEach(each -> add(each, route, table, operations));
        }
      }
    }
    return new GatewayPaths(operations, deadline, maxBody);
  }

  private static void add(
      String mapping, Route route, Table table, List<ServiceContract.Known> operations) {
    String servlet = mapping.endsWith("/*") ? mapping.substring(0, mapping.length() - 2) : "";
    for (ServiceContract.Known each : route.contract().enforced()) {
      String inside = route.inside(each.path());
      if (inside != null && !table.isShared(route, inside)) {
        operations.add(new ServiceContract.Known(servlet + inside, each.method(), each.types()));
      }
    }
  }
}
