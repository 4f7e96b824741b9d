package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.contract.internal.request.RequestPath;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation of a request, and the mode of its route.
 *
 * @param contract null if only annotations name schemas
 * @param basePath the path that those of the contract follow; empty for none
 * @param rejects whether a request without an operation is refused
 */
record Routes(@Nullable Contract contract, String basePath, RouteModes modes, boolean rejects) {

  /**
   * Where a request goes.
   *
   * @param match has an operation; null if the contract has none for the request
   * @param refusal what to answer, because the contract has no operation; null for nothing
   */
  record Route(@Nullable Match match, Mode mode, @Nullable ProblemException refusal) {
    /** Returns the route for a servlet that says by itself what it accepts. */
    Route unrefused() {
      return new Route(match, mode, null);
    }
  }

  /** Finds the route of a request. */
  Route of(HttpServletRequest request) {
    List<Segment> path = contract == null ? null : RequestPath.of(request, basePath);
    if (contract == null || path == null) {
      return new Route(null, modes.of(request.getMethod(), inside(request)), null);
    }
    Match match = contract.match(request.getMethod(), path);
    Operation operation = match.operation();
    if (operation != null) {
      return new Route(match, modes.of(operation), null);
    }
    String text = path.stream().map(Segment::text).collect(Collectors.joining("/", "/", ""));
    Mode mode = modes.of(request.getMethod(), text);
    return new Route(null, mode, refuses(request) ? refusal(match.methods()) : null);
  }

  /** The path of a schema that an annotation names. */
  private static String inside(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  /**
   * The target of a forward is the application's choice. The servlet, or a filter, answers OPTIONS:
   * a preflight request of CORS is for all methods.
   */
  private boolean refuses(HttpServletRequest request) {
    return rejects
        && request.getDispatcherType() == DispatcherType.REQUEST
        && !request.getMethod().equals("OPTIONS");
  }

  static ProblemException refusal(List<String> methods) {
    if (methods.isEmpty()) {
      return new ProblemException(Problem.of(ProblemType.ofStatus(404)));
    }
    return new ProblemException(
        Problem.builder(ProblemType.ofStatus(405)).header("Allow", allow(methods)).build());
  }

  /** Returns the header field for a path with these methods. */
  static String allow(List<String> methods) {
    Set<String> allowed = new TreeSet<>(methods);
    allowed.add("OPTIONS");
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return String.join(", ", allowed);
  }
}
