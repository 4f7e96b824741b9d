package dev.clearfault.demo.tomcat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Tomcat's own error pages for {@code /bare}, where Tomcat answers as it does without Clearfault.
 * It stands behind the valve of Clearfault, which belongs to the whole host and leaves alone what
 * is reported already.
 */
final class LauncherBareValve extends ErrorReportValve {
  static final String CONTEXT = "/bare";

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (CONTEXT.equals(request.getContextPath())) {
      super.invoke(request, response);
    } else {
      getNext().invoke(request, response);
    }
  }
}
