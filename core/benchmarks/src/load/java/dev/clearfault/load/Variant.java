package dev.clearfault.load;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ExceptionMappingFilter.LogTarget;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Registers the filter and the servlet that the system property {@code variant} names. */
public final class Variant implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    String variant = System.getProperty("variant", "");
    ServletContext context = event.getServletContext();
    Filter filter = filter(variant);
    if (filter != null) {
      var registration = context.addFilter(variant, filter);
      registration.setAsyncSupported(true);
      registration.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
          false,
          "/*");
    }
    var servlet =
        variant.equals("constant")
            ? context.addServlet("constant", new ConstantServlet())
            : context.addServlet("work", new WorkServlet());
    servlet.addMapping("/ok", "/invalid", "/inputs", "/upstream", "/unexpected");
  }

  private static @Nullable Filter filter(String variant) {
    return switch (variant) {
      case "constant", "bare" -> null;
      case "limit" -> new ConstantFilter();
      case "by-hand" -> new HandWrittenFilter();
      case "clearfault" -> ExceptionMappingFilter.builder().log(LogTarget.OFF).build();
      case "status-422" ->
          ExceptionMappingFilter.builder().log(LogTarget.OFF).validationStatus(422).build();
      case "logging" -> ExceptionMappingFilter.builder().build();
      case "logging-all" -> ExceptionMappingFilter.builder().logRate(0).build();
      default -> throw new IllegalArgumentException("there is no variant '" + variant + "'");
    };
  }
}
