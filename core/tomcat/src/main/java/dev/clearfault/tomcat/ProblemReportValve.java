package dev.clearfault.tomcat;

import dev.clearfault.internal.render.FixedBodies;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers as JSON whatever Tomcat would show its own error page for: requests that no web
 * application gets to see, 401 and 403 of the container, {@code init()} failures, {@code /WEB-INF}.
 *
 * <pre>{@code
 * <Host name="localhost" errorReportValveClass="dev.clearfault.tomcat.ProblemReportValve">
 * }</pre>
 *
 * <p>What an application has answered, by this library's filter or otherwise, is left alone. The
 * body tells the status and nothing else. For Tomcat 10.1 and 11.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private FixedBodies bodies = FixedBodies.of("problem");

  /**
   * Sets the shape of the bodies: {@code problem} (default), {@code envelope} or {@code fields}, as
   * the option of the filter.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  public void setFormat(String format) {
    bodies = FixedBodies.of(format);
  }

  /** Called for every response at its end, good ones included. */
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
    try {
      write(response, bodies.body(response.getStatus()));
    } catch (IOException | IllegalStateException gone) {
      // Either the client is gone, or something has taken the response; the status has to do.
    }
  }

  private void write(Response response, byte[] body) throws IOException {
    response.setContentType(bodies.mediaType());
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(body.length);
    FixedBodies.headers().forEach(response::setHeader);
    response.getOutputStream().write(body);
    response.finishResponse();
  }
}
