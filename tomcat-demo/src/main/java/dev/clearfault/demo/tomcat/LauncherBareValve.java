package dev.clearfault.demo.tomcat;

import dev.clearfault.playground.Playground;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Tomcat's own error pages for {@code /bare}, where Tomcat answers as it does without Clearfault.
 * It stands behind the valve of Clearfault, which belongs to the whole host and leaves alone what
 * is reported already. For a request that may not see stack traces there is nothing.
 */
final class LauncherBareValve extends ErrorReportValve {
  private static final String CONTEXT = "/bare";

  private final Playground playground;

  LauncherBareValve(Playground playground) {
    this.playground = playground;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    // The path of the request could be written otherwise, such as /%62are.
    boolean bare = request.getContext() != null && request.getContext().getPath().equals(CONTEXT);
    if (!bare) {
      getNext().invoke(request, response);
    } else if (playground.isOpenTo(
        request.getServerName(), name -> request.getHeader(name) != null)) {
      super.invoke(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
