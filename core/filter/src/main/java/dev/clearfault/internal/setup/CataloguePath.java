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
   * One for an extension keeps its pages: no type has a dot in its name.
   *
   * @param operators whether the catalogue has words for operators; one more sentence then says who
   *     reads them
   */
  static List<String> notices(ServletContext context, String path, boolean operators) {
    List<String> notices = new ArrayList<>();
    if (operators) {
      notices.add(
          "the words for operators at "
              + path
              + " are open to everybody who reaches the application, because its own filters do not"
              + " protect the problem catalogue: protect the path with a <security-constraint> in"
              + " web.xml or with a proxy");
    }
    for (ServletRegistration servlet : context.getServletRegistrations().values()) {
      for (String mapping : Mappings.patterns(servlet)) {
        String start = "servlet '" + servlet.getName() + "' at " + mapping;
        if (coversMore(servlet, mapping, path)) {
          notices.add(
              start
                  + " gets no GET and HEAD requests at "
                  + path
                  + ", because the problem catalogue is there; if it needs them, set catalogPath to"
                  + " a path that it does not use");
        } else if (mapping.equals("*.json")) {
          notices.add(
              start
                  + " gets the requests at "
                  + path
                  + "/openapi.json, where the schemas of the problem catalogue would be");
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
