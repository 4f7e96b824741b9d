package dev.clearfault.internal.publish;

import dev.clearfault.internal.read.InputDescription.Part;
import java.util.List;
import java.util.regex.Pattern;

/** The path templates of a servlet's mapping (Jakarta Servlet 6.0 section 12.2). */
public final class PathTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

  private PathTemplate() {}

  /**
   * Returns the templates of a handler at one mapping.
   *
   * @param below the paths that the handler's author names; empty for the segments of the input
   * @param segments the components of the input that are segments of the path
   */
  public static List<String> of(String mapping, List<String> below, List<Part> segments) {
    if (!isOpen(mapping)) {
      return List.of(mapping.isEmpty() ? "/" : mapping);
    }
    List<String> inside = below.isEmpty() ? List.of(free(segments)) : below;
    return inside.stream().map(each -> at(mapping, each)).toList();
  }

  /** Tells whether a mapping has more than one path. */
  static boolean isOpen(String mapping) {
    return mapping.endsWith("/*") || mapping.equals("/") || mapping.startsWith("*.");
  }

  private static String at(String mapping, String inside) {
    if (mapping.startsWith("*.")) {
      return (inside.isEmpty() ? "/{path}" : inside) + mapping.substring(1);
    }
    String path = mapping.substring(0, mapping.lastIndexOf('/')) + inside;
    return path.isEmpty() ? "/" : path;
  }

  private static String free(List<Part> segments) {
    int last = segments.stream().mapToInt(Part::segment).max().orElse(-1);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= last; i++) {
      int index = i;
      String name =
          segments.stream()
              .filter(part -> part.segment() == index)
              .map(Part::name)
              .findFirst()
              .orElse("segment" + i);
      path.append("/{").append(name).append('}');
    }
    return path.toString();
  }

  /** Returns the names of the variables of a template, in its order. */
  public static List<String> variables(String template) {
    return VARIABLE.matcher(template).results().map(result -> result.group(1)).toList();
  }
}
