package dev.clearfault.demo.jetty;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of the application, put together when it starts. */
public final class Shop implements ServletContextListener {
  /** Nobody listens there: an application that was told of no payment service answers 502. */
  private static final String NOBODY = "http://127.0.0.1:9";

  private @Nullable OrderStore store;
  private @Nullable Payments payments;

  /** Returns the parts of the application that a servlet belongs to. */
  static Shop of(ServletContext context) {
    return (Shop) context.getAttribute(Shop.class.getName());
  }

  OrderStore store() {
    return running(store);
  }

  Payments payments() {
    return running(payments);
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    try {
      store = new OrderStore();
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be opened", e);
    }
    payments = new Payments(paymentsUrl(context, System.getenv()));
    context.setAttribute(Shop.class.getName(), this);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    try {
      if (store != null) {
        store.close();
      }
      if (payments != null) {
        payments.close();
      }
    } catch (Exception e) {
      event.getServletContext().log("the application did not close all", e);
    }
  }

  /** The launcher says where its stand-in is; on any other server the environment does. */
  private static String paymentsUrl(ServletContext context, Map<String, String> environment) {
    return context.getAttribute("payments.url") instanceof String standIn
        ? standIn
        : environment.getOrDefault("PAYMENTS_URL", NOBODY);
  }

  private static <T> T running(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the application has not started");
    }
    return part;
  }
}
