package dev.clearfault.jetty;

import dev.clearfault.internal.render.FixedBodies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers as JSON what fails inside of a Jakarta EE 11 context but outside of its filters, and has
 * no error page: 401 and 403 of the container, {@code init()} failures, {@code /WEB-INF}.
 *
 * <pre>{@code
 * context.setErrorHandler(new Ee11ErrorHandler());
 * }</pre>
 *
 * <p>Error pages of the application go on to work. The body tells the status and nothing else,
 * whatever method and {@code Accept} ask for. For Jetty 12.1.
 */
public final class Ee11ErrorHandler extends ErrorPageErrorHandler {
  private FixedBodies bodies = FixedBodies.of("problem");

  /** Creates a handler for one context. */
  public Ee11ErrorHandler() {}

  /**
   * Sets the shape of the bodies: {@code problem} (default), {@code envelope} or {@code fields}, as
   * the option of the filter.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public void setFormat(String format) {
    bodies = FixedBodies.of(format);
  }

  /** Jetty would leave all but GET, POST and HEAD without a body, and without an error page. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    HttpServletResponse inContext =
        Request.asInContext(request, ServletContextRequest.class).getHttpServletResponse();
    ServletBody.write(inContext, bodies, code);
  }
}
