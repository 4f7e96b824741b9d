package dev.clearfault.gateway.internal.forward;

import dev.clearfault.contract.internal.filter.ServiceContract;
import dev.clearfault.gateway.internal.routes.Route;
import dev.clearfault.gateway.internal.routes.Table;
import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that has a route and fits its contract.
 *
 * @param target the path and the query at the service
 * @param gateway the path that stands for the service, encoded
 * @param trusted the proxies whose forwarding fields are passed on; null for none
 */
public record Passed(
    HttpServletRequest request,
    Route route,
    String target,
    String gateway,
    @Nullable ClientAddress trusted) {
  /** They are about connections, and not about a resource of the service. */
  private static final Set<String> NO_METHODS = Set.of("TRACE", "CONNECT");

  /**
   * Finds the route of a request and checks it.
   *
   * @return null if the response has an answer already
   * @throws ProblemException if the request is refused
   * @throws IOException if the request's stream throws it
   */
  public static @Nullable Passed of(
      HttpServletRequest sent, HttpServletResponse response, Table table) throws IOException {
    if (NO_METHODS.contains(sent.getMethod())) {
      throw refusal(501);
    }
    String rest = TargetPath.behindServlet(sent);
    Route route = table.find(rest);
    String path = route == null ? null : route.path(rest);
    if (route == null || path == null) {
      throw refusal(404);
    }
    HttpServletRequest request = ConnectionRequest.of(sent);
    for (String cookie : Collections.list(request.getHeaders("Cookie"))) {
      if (cookie.chars().anyMatch(Character::isISOControl)) {
        throw refusal(400); // Some servers end a cookie at a tab.
      }
    }
    String query = TargetPath.query(request);
    ServiceContract contract = route.contract();
    String allow = contract.allow(request, path);
    if (allow != null) {
      response.setHeader("Allow", allow);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    HttpServletRequest checked = contract.check(request, path);
    String uri = request.getRequestURI();
    String before = uri.substring(0, uri.length() - rest.length());
    return new Passed(
        checked,
        route,
        (path.isEmpty() ? "/" : path) + query,
        before + route.prefix(),
        table.trusted());
  }

  private static ProblemException refusal(int status) {
    return new ProblemException(Problem.of(ProblemType.ofStatus(status)));
  }
}
