package dev.clearfault.demo.tomcat;

import dev.clearfault.metrics.MetricsServlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;

/**
 * Shows the metrics to Prometheus at {@code /metrics}, unless the environment says {@code
 * METRICS=off}. An application that the public reaches would do so only for its own network.
 */
public final class Scrape implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    String metrics = System.getenv().getOrDefault("METRICS", "on");
    switch (metrics) {
      case "on" -> {
        ServletRegistration.Dynamic servlet =
            event.getServletContext().addServlet("metrics", MetricsServlet.class);
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/metrics");
      }
      case "off" -> {}
      default ->
          throw new IllegalStateException("METRICS=" + metrics + "; set METRICS to on or off");
    }
  }
}
