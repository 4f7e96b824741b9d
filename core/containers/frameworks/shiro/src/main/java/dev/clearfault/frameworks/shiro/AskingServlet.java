package dev.clearfault.frameworks.shiro;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.authz.AuthorizationException;
import org.apache.shiro.authz.UnauthenticatedException;
import org.apache.shiro.authz.UnauthorizedException;

/** Asks Shiro in its code, and throws what Shiro throws. */
public final class AskingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "hello" -> response.getWriter().print("hello");
      case "send-error" -> response.sendError(409, "hunter2");
      case "checks" -> SecurityUtils.getSubject().checkPermission("order:hunter2");
      case "logs-in" ->
          SecurityUtils.getSubject().login(new UsernamePasswordToken("user", "hunter2"));
      case "unknown" ->
          SecurityUtils.getSubject().login(new UsernamePasswordToken("hunter2", "hunter2"));
      case "store" -> SecurityUtils.getSubject().login(new UsernamePasswordToken("store", "s"));
      default -> throw failure(path.substring(path.lastIndexOf('/') + 1));
    }
  }

  private static RuntimeException failure(String name) {
    return switch (name) {
      case "unauthorized" -> new UnauthorizedException("hunter2");
      case "unauthenticated" -> new UnauthenticatedException("hunter2");
      case "incorrect" -> new IncorrectCredentialsException("hunter2");
      case "wrapped" -> new IllegalStateException("hunter2", new UnauthorizedException("hunter2"));
      case "annotated" -> {
        // As Shiro's interceptor for annotations does.
        UnauthorizedException refused = new UnauthorizedException("hunter2");
        refused.initCause(new AuthorizationException("Not authorized to invoke hunter2"));
        yield refused;
      }
      case "database" -> new AuthorizationException("hunter2", new SQLException("hunter2"));
      case "realm" -> new AuthenticationException("hunter2", new SQLException("hunter2"));
      default -> new IllegalStateException("hunter2");
    };
  }
}
