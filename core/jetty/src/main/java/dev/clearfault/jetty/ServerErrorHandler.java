package dev.clearfault.jetty;

import dev.clearfault.internal.render.FixedBodies;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what no web application sees: a request that cannot be parsed, a path outside all
 * contexts.
 *
 * <pre>{@code
 * server.setErrorHandler(new ServerErrorHandler());
 * }</pre>
 *
 * <p>Programs get JSON, browsers a plain page, whatever the method. Both show the status and
 * nothing else. For Jetty 12.0 and 12.1.
 *
 * <p>Set it up before the server starts; after that it is thread-safe.
 */
public final class ServerErrorHandler extends ErrorHandler {
  private String format = "problem";
  private boolean html = true;
  private FixedBodies bodies = FixedBodies.of(format, html);

  /** Creates a handler for {@code Server.setErrorHandler}. */
  public ServerErrorHandler() {}

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

  /** Without this, Jetty has a body for GET, POST and HEAD only. */
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
    String accept = String.join(", ", request.getHeaders().getValuesList(HttpHeader.ACCEPT));
    HttpFields.Mutable headers = response.getHeaders();
    FixedBodies.Fixed answer = bodies.answer(code, accept, headers.get(HttpHeader.RETRY_AFTER));
    FixedBodies.headers().forEach(headers::put);
    headers.add(HttpHeader.VARY, "Accept");
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, answer.bytes().length);
    response.write(true, ByteBuffer.wrap(answer.bytes()), callback);
  }
}
