package dev.clearfault.frameworks.pages;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.Set;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.tomcat.InstanceManager;
import org.apache.tomcat.SimpleInstanceManager;

/** Starts JSP as a server does. A container that runs the initializers of libraries has done it. */
public final class JspEngine implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    String name = InstanceManager.class.getName();
    if (context.getAttribute(name) == null) {
      context.setAttribute(name, new SimpleInstanceManager());
      try {
        new JasperInitializer().onStartup(Set.of(), context);
      } catch (ServletException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
