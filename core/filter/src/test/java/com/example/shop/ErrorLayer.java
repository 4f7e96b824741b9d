package com.example.shop;

import com.example.shop.Failures.StaleOrderException;
import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Sets the filter up without any filter in {@code web.xml}. */
@WebListener
public final class ErrorLayer implements ServletContextListener {
  private static final ProblemType STALE_ORDER = ProblemType.of("stale_order", 409, "Stale order");

  @Override
  public void contextInitialized(ServletContextEvent event) {
    FilterRegistration.Dynamic filter =
        event
            .getServletContext()
            .addFilter(
                "clearfault",
                ExceptionMappingFilter.builder()
                    .mappers(StaleOrderException.class, e -> Problem.of(STALE_ORDER))
                    .build());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }
}
