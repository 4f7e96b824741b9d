package dev.clearfault.frameworks.pages;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.jsp.JspFactory;
import java.util.Set;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.tomcat.InstanceManager;
import org.apache.tomcat.SimpleInstanceManager;

/** Starts the JSP engine of this application, as a server with JSP does. */
public final class JspEngine implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    String name = InstanceManager.class.getName();
    if (context.getAttribute(name) == null) { // Only Tomcat has set it.
      context.setAttribute(name, new SimpleInstanceManager());
    }
    if (JspFactory.getDefaultFactory() == null) {
      try {
        new JasperInitializer().onStartup(Set.of(), context);
      } catch (ServletException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
