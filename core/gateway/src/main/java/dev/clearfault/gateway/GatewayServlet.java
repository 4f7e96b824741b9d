package dev.clearfault.gateway;

import static java.util.Objects.requireNonNull;

import dev.clearfault.Upstream;
import dev.clearfault.gateway.internal.forward.Connections;
import dev.clearfault.gateway.internal.forward.Forwarding;
import dev.clearfault.gateway.internal.forward.Passed;
import dev.clearfault.gateway.internal.routes.LiveRoutes;
import dev.clearfault.gateway.internal.routes.RouteOffer;
import dev.clearfault.gateway.internal.routes.Table;
import dev.clearfault.internal.setup.Refusal;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of internal services: turns away requests that do not fit the OpenAPI document of
 * a service, and passes the others on. What the service fails at is answered as its failure, with
 * status 502; what it answers itself is passed back.
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>gateway</servlet-name>
 *   <servlet-class>dev.clearfault.gateway.GatewayServlet</servlet-class>
 *   <init-param>
 *     <param-name>routes</param-name>
 *     <param-value>/WEB-INF/gateway.yaml</param-value>
 *   </init-param>
 *   <load-on-startup>1</load-on-startup>
 * </servlet>
 * <servlet-mapping>
 *   <servlet-name>gateway</servlet-name>
 *   <url-pattern>/gateway/*</url-pattern>
 * </servlet-mapping>
 * }</pre>
 *
 * <p>{@code dev.clearfault.ExceptionMappingFilter} has to be mapped to its path: it writes the
 * answers to what is thrown here, and publishes the operations with {@code publishContract}. {@code
 * dev.clearfault.HealthServlet} shows how the calls to the services went. A request holds its
 * thread until its answer is sent. Thread-safe.
 */
public final class GatewayServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient @Nullable LiveRoutes routes;
  private transient @Nullable Connections connections;

  /** Creates a servlet for {@code web.xml}. */
  public GatewayServlet() {}

  /**
   * Reads the routes.
   *
   * @throws ServletException if the file or a contract cannot be used; the message has the file,
   *     the line, the fault and the remedy
   */
  @Override
  public void init() throws ServletException {
    try {
      for (String name : Collections.list(getInitParameterNames())) {
        if (!name.equals(LiveRoutes.OPTION)) {
          throw new IllegalArgumentException(
              "there is no option '" + name + "': write " + LiveRoutes.OPTION + ", or remove it");
        }
      }
      LiveRoutes read = LiveRoutes.open(getServletContext(), getInitParameter(LiveRoutes.OPTION));
      routes = read;
      connections = new Connections();
      Supplier<List<Upstream>> services = () -> read.known().upstreams();
      getServletContext().setAttribute(attribute(), services);
      RouteOffer.make(getServletContext(), getServletName(), read::known);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Refusal.stop("servlet '" + getServletName() + "'", e);
    }
  }

  /** Gives the operations to the published contract, without a container. */
  static void offer(ServletContext context, ServletRegistration servlet) {
    Table routes = LiveRoutes.read(context, servlet);
    RouteOffer.make(context, servlet.getName(), () -> routes);
  }

  /** For the health of the services. */
  private String attribute() {
    return GatewayServlet.class.getName() + "." + getServletName();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LiveRoutes live = requireNonNull(routes, "init was not called");
    Connections open = requireNonNull(connections, "init was not called");
    Passed passed = Passed.of(request, response, live.current());
    if (passed != null) {
      Forwarding.make(open, passed, response);
    }
  }

  @Override
  public void destroy() {
    getServletContext().removeAttribute(attribute());
    RouteOffer.end(getServletContext(), getServletName());
    Connections open = connections;
    if (open != null) {
      open.close();
    }
  }
}
