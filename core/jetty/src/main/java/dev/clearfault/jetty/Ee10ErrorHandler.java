package dev.clearfault.jetty;

import dev.clearfault.internal.render.FixedBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what fails inside a Jakarta EE 10 context, but outside its filters, if no error page
 * does: 401 and 403 of Jetty, an {@code init()} that fails, {@code /WEB-INF}.
 *
 * <pre>{@code
 * context.setErrorHandler(new Ee10ErrorHandler());
 * }</pre>
 *
 * <p>Programs get JSON, browsers a plain page, whatever the method. Both show the status and
 * nothing else. Error pages of the application still work. For Jetty 12.0 and 12.1.
 *
 * <p>Set it up before the context starts; after that it is thread-safe.
 */
public final class Ee10ErrorHandler extends ErrorPageErrorHandler {
  private String format = "problem";
  private boolean html = true;
  private FixedBodies bodies = FixedBodies.of(format, html);

  /** Creates a handler for one context. */
  public Ee10ErrorHandler() {}

  /**
   * Sets the shape of the JSON, as the option {@code format} of the filter.
   *
   * @param format {@code problem} (default), {@code envelope} or {@code fields}
   * @throws IllegalArgumentException if there is no such format
   */
  public void setFormat(String format) {
    bodies = FixedBodies.of(format, html);
    this.format = format;
  }

  /**
   * Sets whether browsers get a page; true by default, as the option {@code html} of the filter.
   */
  public void setHtml(boolean html) {
    bodies = FixedBodies.of(format, html);
    this.html = html;
  }

  /** Without this, Jetty has a body and an error page for GET, POST and HEAD only. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  /** Jetty 12.0 calls this. */
  @Override
  protected void generateAcceptableResponse(
      ServletContextRequest inContext,
      HttpServletRequest request,
      HttpServletResponse response,
      int code,
      @Nullable String message)
      throws IOException {
    ServletBody.write(request, response, bodies, code);
  }

  /** Jetty 12.1 calls this. It overrides nothing in 12.0, which this class is compiled against. */
  @SuppressWarnings("ProtectedMembersInFinalClass")
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    ServletContextRequest inContext = Request.asInContext(request, ServletContextRequest.class);
    ServletBody.write(
        inContext.getServletApiRequest(), inContext.getHttpServletResponse(), bodies, code);
  }
}
