package dev.clearfault.internal.setup;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for set-ups that let a failure escape, and says what to write instead. It reads {@code
 * WEB-INF/web.xml}. Of a filter that is registered in code it knows only the mappings.
 */
final class Doctor {
  private static final List<String> DISPATCHERS = List.of("ASYNC", "ERROR", "REQUEST");

  static final String FILTER = "dev.clearfault.ExceptionMappingFilter";

  /** What is said of a filter without support for asynchronous processing. */
  static final String NO_ASYNC =
      "does not support asynchronous processing, so that startAsync throws behind it: write"
          + " <async-supported>true</async-supported> into its <filter>";

  private final String name;
  private final String errorPage;
  private final Descriptor descriptor;
  private final @Nullable FilterRegistration registration;
  private final List<String> findings = new ArrayList<>();

  private Doctor(
      String name,
      String errorPage,
      Descriptor descriptor,
      @Nullable FilterRegistration registration) {
    this.name = name;
    this.errorPage = errorPage;
    this.descriptor = descriptor;
    this.registration = registration;
  }

  /**
   * Returns a sentence for each fault.
   *
   * @param name the name of the filter
   * @param errorPage the path of the filter's error page
   */
  static List<String> findings(ServletContext context, String name, String errorPage) {
    FilterRegistration registration = context.getFilterRegistration(name);
    List<String> findings = new ArrayList<>(ofMappings(name, registration));
    try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
      if (webXml != null) {
        Descriptor descriptor = Descriptor.read(webXml);
        findings.addAll(new Doctor(name, errorPage, descriptor, registration).examine());
      }
    } catch (IOException | XMLStreamException unreadable) {
      // The container reads the file, too, and reports what is wrong.
    }
    findings.addAll(ofJackson(context.getClassLoader()));
    return findings;
  }

  /** The container knows the mappings of web.xml and of code when all are declared. */
  private static List<String> ofMappings(String name, @Nullable FilterRegistration registration) {
    return registration != null
            && Mappings.patterns(registration).isEmpty()
            && Mappings.servlets(registration).isEmpty()
        ? List.of(
            "filter '"
                + name
                + "' is mapped to nothing, so that it sees no request: write a <filter-mapping> for"
                + " it, or call addMappingForUrlPatterns(EnumSet.of(REQUEST, ASYNC, ERROR), false,"
                + " \"/*\") on its registration")
        : List.of();
  }

  private List<String> examine() {
    descriptor.filters().stream()
        .filter(filter -> filter.name().equals(name))
        .filter(filter -> !filter.asyncSupported())
        .forEach(filter -> find(NO_ASYNC));
    List<Descriptor.Mapping> mappings =
        descriptor.mappings().stream().filter(m -> m.filter().equals(name)).toList();
    if (!mappings.isEmpty()) {
      examineOrder();
      mappings.forEach(this::examineDispatchers);
      examineDuplicates(mappings);
      examineErrorPages(mappings);
    }
    examineSecondNet(mappings);
    findings.addAll(new InnerFilters(descriptor).findings());
    return findings;
  }

  private void examineOrder() {
    String first = descriptor.mappings().get(0).filter();
    if (!first.equals(name) && !isErrorLayer(first)) {
      find(
          "is mapped after '"
              + first
              + "', whose failures it cannot answer: put its <filter-mapping> before all others");
    }
  }

  private void examineDispatchers(Descriptor.Mapping mapping) {
    Set<String> missing = new TreeSet<>(DISPATCHERS);
    missing.removeAll(mapping.dispatchers());
    if (!missing.isEmpty()) {
      find(
          "does not see dispatches of "
              + String.join(" and ", missing)
              + ": write "
              + Descriptor.elements(DISPATCHERS)
              + " into its <filter-mapping>");
    }
  }

  private void examineDuplicates(List<Descriptor.Mapping> own) {
    Set<String> patterns = new TreeSet<>();
    for (String pattern : own.stream().flatMap(m -> m.patterns().stream()).toList()) {
      if (!patterns.add(pattern)) {
        find("is mapped twice to '" + pattern + "': remove one of the <filter-mapping>s");
      }
    }
    for (Descriptor.Mapping other : descriptor.mappings()) {
      boolean second = !other.filter().equals(name) && isErrorLayer(other.filter());
      if (second && other.patterns().stream().anyMatch(patterns::contains)) {
        find(
            "is registered a second time as '"
                + other.filter()
                + "' for the same paths: remove one of the two");
      }
    }
  }

  private void examineErrorPages(List<Descriptor.Mapping> own) {
    if (own.stream().noneMatch(mapping -> mapping.patterns().contains("/*"))) {
      return; // The application has pages of its own for other paths.
    }
    for (String page : descriptor.errorPages()) {
      if (!page.equals(errorPage)) {
        find(
            "answers all failures, so that the error page '"
                + page
                + "' only shows for those outside of it: write <location>"
                + errorPage
                + "</location>, or map the filter to the paths that answer programs, such as"
                + " /api/*");
      }
    }
  }

  /** What fails before all filters or beside them comes to the filter by an error page. */
  private void examineSecondNet(List<Descriptor.Mapping> own) {
    boolean forAll =
        own.isEmpty()
            ? registration != null && Mappings.patterns(registration).contains("/*")
            : own.stream().anyMatch(mapping -> mapping.patterns().contains("/*"));
    if (forAll && descriptor.errorPages().isEmpty()) {
      find(
          "cannot answer what fails outside of all filters (a servlet's init(), /WEB-INF, 401 and"
              + " 403 of the container), so that clients get the container's own page: write"
              + " <error-page><location>"
              + errorPage
              + "</location></error-page> into web.xml");
    }
  }

  /** Jackson 3 fails at the first annotation that an older jar of annotations lacks. */
  private static List<String> ofJackson(ClassLoader loader) {
    boolean databind = isThere("tools.jackson.databind.json.JsonMapper", loader);
    boolean annotations = isThere("com.fasterxml.jackson.annotation.JsonSerializeAs", loader);
    return databind && !annotations
        ? List.of(
            "Jackson 3 is there with a jackson-annotations that is too old for it, so that reading"
                + " JSON fails: use com.fasterxml.jackson.core:jackson-annotations 2.21 or newer,"
                + " beside Jackson 2 as well")
        : List.of();
  }

  private static boolean isThere(String className, ClassLoader loader) {
    try {
      Class.forName(className, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  private boolean isErrorLayer(String filter) {
    return descriptor.isOf(FILTER, filter);
  }

  private void find(String what) {
    findings.add("filter '" + name + "' " + what);
  }
}
