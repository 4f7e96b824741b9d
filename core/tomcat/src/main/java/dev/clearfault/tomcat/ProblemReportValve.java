package dev.clearfault.tomcat;

import dev.clearfault.internal.render.FixedBodies;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers where Tomcat would send its own error page: a request that no web application sees, 401
 * and 403 of Tomcat, an {@code init()} that fails, {@code /WEB-INF}.
 *
 * <pre>{@code
 * <Host name="localhost" errorReportValveClass="dev.clearfault.tomcat.ProblemReportValve">
 * }</pre>
 *
 * <p>Programs get JSON, browsers a plain page. Both show the status and nothing else. The valve
 * does not change what an application has answered. For Tomcat 10.1 and 11.
 *
 * <p>Set it up before the host starts; after that it is thread-safe.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private String format = "problem";
  private boolean html = true;
  private FixedBodies bodies = FixedBodies.of(format, html);

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

  /** Tomcat calls this at the end of every response, also of a success. */
  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    AtomicBoolean canWrite = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, canWrite);
    if (!canWrite.get()) {
      return;
    }
    int oversized = OversizedHead.status(request, throwable);
    if (oversized != 0) {
      response.setStatus(oversized);
    }
    String accept = String.join(", ", Collections.list(request.getHeaders("Accept")));
    try {
      String retryAfter = response.getHeader("Retry-After");
      write(response, bodies.answer(response.getStatus(), accept, retryAfter));
    } catch (IOException | IllegalStateException gone) {
      // The client has left, or something else writes the response. The status was sent.
    }
  }

  private static void write(Response response, FixedBodies.Fixed answer) throws IOException {
    response.setContentType(answer.contentType());
    response.setContentLength(answer.bytes().length);
    FixedBodies.headers().forEach(response::setHeader);
    response.addHeader("Vary", "Accept");
    response.getOutputStream().write(answer.bytes());
    response.finishResponse();
  }
}
