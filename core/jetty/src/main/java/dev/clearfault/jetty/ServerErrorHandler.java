package dev.clearfault.jetty;

import dev.clearfault.internal.render.FixedBodies;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers as JSON what no web application gets to see: requests that cannot be parsed, paths that
 * no context has.
 *
 * <pre>{@code
 * server.setErrorHandler(new ServerErrorHandler());
 * }</pre>
 *
 * <p>The body tells the status and nothing else, whatever method and {@code Accept} ask for. For
 * Jetty 12.0 and 12.1.
 */
public final class ServerErrorHandler extends ErrorHandler {
  private FixedBodies bodies = FixedBodies.of("problem");

  /** Creates a handler for {@code Server.setErrorHandler}. */
  public ServerErrorHandler() {}

  /**
   * Sets the shape of the bodies: {@code problem} (default), {@code envelope} or {@code fields}, as
   * the option of the filter.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public void setFormat(String format) {
    bodies = FixedBodies.of(format);
  }

  /** Jetty would leave all but GET, POST and HEAD without a body. */
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
    FixedBodies.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    byte[] body = bodies.body(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, bodies.mediaType() + ";charset=utf-8");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
