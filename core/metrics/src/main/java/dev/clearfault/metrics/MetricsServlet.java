package dev.clearfault.metrics;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Shows all meters of Micrometer to Prometheus, in its text format, or in OpenMetrics with the ids
 * of traces as exemplars if the scraper asks for it.
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>metrics</servlet-name>
 *   <servlet-class>dev.clearfault.metrics.MetricsServlet</servlet-class>
 *   <load-on-startup>1</load-on-startup>
 * </servlet>
 * }</pre>
 *
 * <p>It uses the {@code PrometheusMeterRegistry} of {@code Metrics.globalRegistry}. If there is
 * none, it adds one and removes it at the end. It needs {@code
 * io.micrometer:micrometer-registry-prometheus}. Everybody who can send a request to it sees how
 * often the application and its upstreams fail, so keep the path from the public. Thread-safe.
 */
public final class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient volatile @Nullable PrometheusScrape scrape;

  /** Creates a servlet. */
  public MetricsServlet() {}

  /**
   * Finds or adds the registry.
   *
   * @throws ServletException if Prometheus is missing; the message says what to add
   */
  @Override
  public void init() throws ServletException {
    try {
      scrape = PrometheusScrape.open();
    } catch (NoClassDefFoundError missing) {
      throw new ServletException(
          "servlet '"
              + getServletName()
              + "' needs a library: add io.micrometer:micrometer-registry-prometheus to the"
              + " application",
          missing);
    }
  }

  /** Removes the registry that the servlet has added. */
  @Override
  public void destroy() {
    PrometheusScrape ended = scrape;
    if (ended != null) {
      ended.close();
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    requireNonNull(scrape, "init was not called").write(request.getHeader("Accept"), response);
  }
}
