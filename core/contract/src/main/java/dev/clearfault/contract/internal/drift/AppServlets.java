package dev.clearfault.contract.internal.drift;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Finds the servlets of an application when it starts. */
public final class AppServlets {
  /** What every server adds to an application, by the start of the names of its classes. */
  private static final List<String> OF_OTHERS =
      List.of("org.apache.catalina.", "org.apache.jasper.", "org.eclipse.jetty.", "io.undertow.");

  private static final Set<String> OF_THIS_LIBRARY = Set.of("dev.clearfault.HealthServlet");

  private AppServlets() {}

  /** Returns the servlets, but those of the server and of this library. */
  public static List<AppServlet> of(ServletContext context) {
    List<AppServlet> servlets = new ArrayList<>();
    for (ServletRegistration each : context.getServletRegistrations().values()) {
      String name = each.getClassName();
      Collection<String> patterns = each.getMappings();
      if (name != null && patterns != null && isOfApplication(name)) {
        add(name, patterns, context, servlets);
      }
    }
    return servlets;
  }

  private static boolean isOfApplication(String className) {
    return OF_OTHERS.stream().noneMatch(className::startsWith)
        && !OF_THIS_LIBRARY.contains(className);
  }

  private static void add(
      String name, Collection<String> patterns, ServletContext context, List<AppServlet> servlets) {
    try {
      servlets.add(AppServlet.of(Class.forName(name, false, context.getClassLoader()), patterns));
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException absent) {
      // The container reports it when it needs the servlet.
    }
  }
}
