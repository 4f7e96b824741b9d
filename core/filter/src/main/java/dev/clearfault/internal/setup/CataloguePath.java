package dev.clearfault.internal.setup;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;

/** Whether the path of the catalogue is free, or a servlet of the application is there too. */
final class CataloguePath {
  private CataloguePath() {}

  /** Returns whether a servlet is mapped to the path itself or to something below. */
  static boolean isTaken(ServletContext context, String path) {
    return context.getServletRegistrations().values().stream()
        .flatMap(servlet -> Mappings.patterns(servlet).stream())
        .anyMatch(mapping -> mapping.equals(path) || mapping.startsWith(path + "/"));
  }

  /**
   * Returns a sentence for each servlet that is mapped to more, and may have a page at the path.
   */
  static List<String> notices(ServletContext context, String path) {
    List<String> notices = new ArrayList<>();
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      for (String mapping : Mappings.patterns(servlet)) {
        if (coversMore(servlet, mapping, path)) {
          notices.add(
              "servlet '"
                  + servlet.getName()
                  + "' at "
                  + mapping
                  + " gets no GET and HEAD requests at "
                  + path
                  + ", because the problem catalogue is there; if it needs them, set catalogPath to"
                  + " a path that it does not use");
        }
      }
    }
    return notices;
  }

  /** At "/" every container has a servlet of this name for its files. */
  private static boolean coversMore(ServletRegistration servlet, String mapping, String path) {
    return mapping.equals("/")
        ? !servlet.getName().equals("default")
        : mapping.endsWith("/*") && Mappings.cover(List.of(mapping), path);
  }
}
