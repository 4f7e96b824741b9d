package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.util.List;
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
          SPRING + "authentication.ProviderNotFoundException");

  private static final String SHIRO = "org.apache.shiro.";
  private static final String SHIRO_UNKNOWN = SHIRO + "authc.AuthenticationException";
  private static final String SHIRO_DENIED = SHIRO + "authz.AuthorizationException";
  private static final String SHIRO_NOT_LOGGED_IN = SHIRO + "authz.UnauthenticatedException";

  /**
   * The marks of Spring Security's filters that keep the client, with the translation of exceptions
   * behind them. They are removed when the filter returns, so that they stand on the request only
   * while the filter is around.
   */
  private static final List<String> SPRING_AROUND =
      List.of(
          SPRING + "web.context.SecurityContextHolderFilter.APPLIED",
          "__spring_security_scpf_applied");

  /** The marks of Shiro's filters that ask a client to log in after an exception. */
  private static final List<String> SHIRO_AROUND =
      List.of("authc.FILTERED", "authcBasic.FILTERED", "authcBearer.FILTERED");

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
    if (Named.is(cause, SPRING_DENIED)) {
      return 403;
    }
    if (Named.is(cause, SPRING_UNKNOWN)) {
      return SPRING_OURS.stream().anyMatch(name -> Named.is(cause, name)) ? 0 : 401;
    }
    boolean denied = Named.is(cause, SHIRO_DENIED);
    if ((!denied && !Named.is(cause, SHIRO_UNKNOWN)) || hasOtherReason(causes, index)) {
      return 0;
    }
    return denied && !Named.is(cause, SHIRO_NOT_LOGGED_IN) ? 403 : 401;
  }

  /** Shiro wraps what its user store throws in the same classes. */
  private static boolean hasOtherReason(List<Throwable> causes, int index) {
    return causes.subList(index, causes.size()).stream()
        .map(cause -> cause.getClass().getName())
        .anyMatch(
            name ->
                !name.startsWith(SHIRO) && !name.equals("javax.naming.AuthenticationException"));
  }

  /** Returns whether a filter of the library that stands around this one answers the exception. */
  public static boolean areAnsweredAround(ServletRequest request, List<Throwable> causes) {
    boolean ofSpring =
        causes.stream().anyMatch(c -> Named.is(c, SPRING_DENIED) || Named.is(c, SPRING_UNKNOWN));
    if (ofSpring) {
      return hasAny(request, SPRING_AROUND);
    }
    // Shiro looks no deeper.
    Throwable seen =
        causes.get(0) instanceof ServletException && causes.size() > 1
            ? causes.get(1)
            : causes.get(0);
    return Named.is(seen, SHIRO_NOT_LOGGED_IN) && hasAny(request, SHIRO_AROUND);
  }

  private static boolean hasAny(ServletRequest request, List<String> marks) {
    return marks.stream().anyMatch(mark -> request.getAttribute(mark) != null);
  }
}
