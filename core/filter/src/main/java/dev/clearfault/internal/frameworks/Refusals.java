package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.classify.AnsweredStatus;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions with which Spring Security and Apache Shiro refuse a client. Usually a filter of
 * the library answers them. If it stands around this one, they must reach it; otherwise they are a
 * 401 or a 403.
 */
public final class Refusals {
  private static final String SPRING = "org.springframework.security.";
  private static final String SPRING_UNKNOWN = SPRING + "core.AuthenticationException";
  private static final String SPRING_DENIED = SPRING + "access.AccessDeniedException";

  /** The user store failed, or nobody can check such a client: not the client's fault. */
  private static final List<String> SPRING_OURS =
      List.of(
          SPRING + "authentication.AuthenticationServiceException",
          SPRING + "access.AuthorizationServiceException",
          SPRING + "authentication.ProviderNotFoundException");

  private static final String SHIRO = "org.apache.shiro.";
  private static final String SHIRO_UNKNOWN = SHIRO + "authc.AuthenticationException";
  private static final String SHIRO_DENIED = SHIRO + "authz.AuthorizationException";
  private static final String SHIRO_NOT_LOGGED_IN = SHIRO + "authz.UnauthenticatedException";

  /** The filter of Spring Security that answers an exception from behind it. */
  private static final String SPRING_AROUND = SPRING + "web.access.ExceptionTranslationFilter";

  /** The usual names of Shiro's filters that ask a client to log in after an exception. */
  private static final List<String> SHIRO_AROUND = List.of("authc", "authcBasic", "authcBearer");

  private static final String SHIRO_ENVIRONMENT =
      SHIRO + "web.env.EnvironmentLoader.ENVIRONMENT_ATTRIBUTE_KEY";

  private static final String NAMING_REFUSED = "javax.naming.AuthenticationException";

  private Refusals() {}

  /**
   * Returns the 401 or 403 that one of the exceptions stands for; null for none.
   *
   * @param chosen the status that a filter of the library may have chosen before
   */
  static @Nullable Finding find(List<Throwable> causes, int chosen) {
    for (int i = 0; i < causes.size(); i++) {
      int status = status(causes, i);
      if (status != 0) {
        status = chosen == 401 || chosen == 403 ? chosen : status;
        return new Finding(Problem.of(ProblemType.ofStatus(status)), Evidence.ACCESS_REFUSED);
      }
    }
    return null;
  }

  private static int status(List<Throwable> causes, int index) {
    Throwable cause = causes.get(index);
    boolean deniedBySpring = Named.is(cause, SPRING_DENIED);
    if (deniedBySpring || Named.is(cause, SPRING_UNKNOWN)) {
      boolean isOurs = SPRING_OURS.stream().anyMatch(name -> Named.is(cause, name));
      return isOurs || hasFailedCall(causes, index) ? 0 : deniedBySpring ? 403 : 401;
    }
    boolean denied = Named.is(cause, SHIRO_DENIED);
    if ((!denied && !Named.is(cause, SHIRO_UNKNOWN)) || hasOtherReason(causes, index)) {
      return 0;
    }
    return denied && !Named.is(cause, SHIRO_NOT_LOGGED_IN) ? 403 : 401;
  }

  /** An upstream that says no, and does not fail, has checked the client. */
  private static boolean hasFailedCall(List<Throwable> causes, int index) {
    List<Throwable> below = causes.subList(index + 1, causes.size());
    if (below.isEmpty()
        || AnsweredStatus.isAboutTheRequest(below)
        || below.stream().anyMatch(each -> Named.is(each, NAMING_REFUSED))) {
      return false;
    }
    return UpstreamFailures.classify(below) != null
        || below.stream().anyMatch(each -> Named.is(each, "java.sql.SQLException"));
  }

  /** Shiro wraps what its user store throws in the same classes. */
  private static boolean hasOtherReason(List<Throwable> causes, int index) {
    return causes.subList(index, causes.size()).stream()
        .map(cause -> cause.getClass().getName())
        .anyMatch(name -> !name.startsWith(SHIRO) && !name.equals(NAMING_REFUSED));
  }

  /** Returns whether a filter of the library that stands around this one answers the exception. */
  public static boolean areAnsweredAround(ServletRequest request, List<Throwable> causes) {
    boolean ofSpring =
        causes.stream().anyMatch(c -> Named.is(c, SPRING_DENIED) || Named.is(c, SPRING_UNKNOWN));
    if (ofSpring) {
      return Arrays.stream(Thread.currentThread().getStackTrace())
          .anyMatch(frame -> frame.getClassName().equals(SPRING_AROUND));
    }
    // Shiro looks no deeper.
    Throwable seen =
        causes.get(0) instanceof ServletException && causes.size() > 1
            ? causes.get(1)
            : causes.get(0);
    return Named.is(seen, SHIRO_NOT_LOGGED_IN)
        && SHIRO_AROUND.stream().anyMatch(name -> asksToLogIn(request, name));
  }

  /** The name is set up by the application, so the filter may be one that only lets through. */
  private static boolean asksToLogIn(ServletRequest request, String name) {
    if (request.getAttribute(name + ".FILTERED") == null) {
      return false;
    }
    Object environment = request.getServletContext().getAttribute(SHIRO_ENVIRONMENT);
    Object chains =
        Named.ask(Named.ask(environment, "getFilterChainResolver"), "getFilterChainManager");
    if (Named.ask(chains, "getFilters") instanceof Map<?, ?> filters) {
      return Named.is(filters.get(name), SHIRO + "web.filter.authc.AuthenticatingFilter");
    }
    return !name.equals("authc"); // Its usual replacement does not ask.
  }
}
