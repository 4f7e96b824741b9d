package dev.clearfault.demo.tomcat;

import dev.clearfault.tomcat.ProblemReportValve;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * The valve of Clearfault, but Tomcat's own for {@code /bare}: the valve belongs to the whole host,
 * and what stands there has to answer as Tomcat does without Clearfault.
 */
public final class LauncherReportValve extends ErrorReportValve {
  private final ProblemReportValve problems = new ProblemReportValve();

  @Override
  public void setNext(Valve valve) {
    super.setNext(valve);
    problems.setNext(valve);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if ("/bare".equals(request.getContextPath())) {
      super.invoke(request, response);
    } else {
      problems.invoke(request, response);
    }
  }
}
