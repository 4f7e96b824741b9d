package dev.clearfault.internal.setup;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a web application that no container has started: what its {@code web.xml} and its
 * annotations register, in the form in which a container tells it.
 *
 * <p>It has no life: what only a container knows is asked in vain. Not thread-safe.
 */
public final class UndeployedApplication {
  /** The class of the filter that checks requests by a contract, in a module of its own. */
  public static final String CONTRACT_FILTER = InnerFilters.CONTRACT;

  /** The class of the servlet in front of other services, in a module of its own, too. */
  public static final String GATEWAY = "dev.clearfault.gateway.GatewayServlet";

  private final Path folder;
  private final ClassLoader loader;
  private final String contextPath;
  private final Descriptor descriptor;
  private final Consumer<String> notices;
  private final Map<String, ServletRegistration> servlets = new TreeMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final ServletContext context;

  private UndeployedApplication(
      Path folder,
      ClassLoader loader,
      String contextPath,
      Descriptor descriptor,
      Consumer<String> notices) {
    this.folder = folder;
    this.loader = loader;
    this.contextPath = contextPath;
    this.descriptor = descriptor;
    this.notices = notices;
    context =
        proxy(
            ServletContext.class, (proxy, method, arguments) -> told(method.getName(), arguments));
    descriptor
        .servlets()
        .forEach(
            (name, type) -> add(name, type, descriptor.patterns().getOrDefault(name, List.of())));
  }

  /**
   * Reads an application.
   *
   * @param folder what would be in its WAR
   * @param loader of its classes and libraries
   * @param contextPath where it will be deployed; empty for the root
   * @param notices is told what is left out, and what the application logs
   * @throws IOException if a file cannot be read, or {@code web.xml} is not well-formed
   */
  public static UndeployedApplication read(
      Path folder, ClassLoader loader, String contextPath, Consumer<String> notices)
      throws IOException {
    Path webXml = folder.resolve("WEB-INF/web.xml");
    if (!Files.isDirectory(folder.resolve("WEB-INF"))) {
      throw new IllegalArgumentException(
          folder + " has no WEB-INF: name a WAR, or the folder with what is in it");
    }
    Descriptor descriptor;
    try (InputStream file =
        Files.exists(webXml)
            ? Files.newInputStream(webXml)
            : new ByteArrayInputStream("<web-app/>".getBytes(StandardCharsets.UTF_8))) {
      descriptor = Descriptor.read(file);
    } catch (XMLStreamException e) {
      throw new IOException(webXml + " is not well-formed", e);
    }
    UndeployedApplication application =
        new UndeployedApplication(folder.normalize(), loader, contextPath, descriptor, notices);
    if (!descriptor.isComplete()) {
      application.addAnnotated(folder.resolve("WEB-INF/classes"));
    }
    return application;
  }

  /** Returns what the application finds in its context. */
  public ServletContext context() {
    return context;
  }

  /** Returns the options of the filter in {@code web.xml}; none if it is not there. */
  public FilterConfig filter() {
    List<FilterConfig> filters = filters(Doctor.FILTER);
    return filters.isEmpty() ? config(Doctor.FILTER, Map.of()) : filters.get(0);
  }

  /** Returns the options of the filters of a class in {@code web.xml}, in its order. */
  public List<FilterConfig> filters(String className) {
    return descriptor.filters().stream()
        .filter(filter -> filter.className().equals(className))
        .map(filter -> config(filter.name(), filter.parameters()))
        .toList();
  }

  /**
   * Returns how many bytes a form in parts may have, for each servlet of {@code web.xml} or with
   * {@code @MultipartConfig} that takes such forms; a number below 0 for no limit.
   */
  public List<Long> formSizes() {
    List<Long> sizes = new ArrayList<>();
    servlets.forEach(
        (name, servlet) -> {
          String written = descriptor.formSizes().get(name);
          MultipartConfig annotation = annotation(servlet.getClassName());
          if (written != null) {
            sizes.add(written.matches("\\d{1,18}") ? Long.parseLong(written) : -1L);
          } else if (annotation != null) {
            sizes.add(annotation.maxRequestSize());
          }
        });
    return sizes;
  }

  private @Nullable MultipartConfig annotation(@Nullable String className) {
    try {
      return className == null
          ? null
          : Class.forName(className, false, loader).getAnnotation(MultipartConfig.class);
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }

  private FilterConfig config(String name, Map<String, String> parameters) {
    return new FilterConfig() {
      @Override
      public String getFilterName() {
        return name;
      }

      @Override
      public ServletContext getServletContext() {
        return context;
      }

      @Override
      public @Nullable String getInitParameter(String parameter) {
        return parameters.get(parameter);
      }

      @Override
      public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(parameters.keySet());
      }
    };
  }

  /** A servlet of {@code web.xml} wins over an annotation with its name. */
  private void addAnnotated(Path classes) throws IOException {
    if (!Files.isDirectory(classes)) {
      return;
    }
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> classes.relativize(file).toString())
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.').replace('\\', '.'))
          .sorted()
          .forEach(this::addAnnotated);
    }
  }

  private void addAnnotated(String className) {
    try {
      WebServlet annotation =
          Class.forName(className, false, loader).getAnnotation(WebServlet.class);
      if (annotation != null) {
        Set<String> patterns = new LinkedHashSet<>(List.of(annotation.value()));
        patterns.addAll(List.of(annotation.urlPatterns()));
        String name = annotation.name().isEmpty() ? className : annotation.name();
        if (!servlets.containsKey(name)) {
          add(name, className, List.copyOf(patterns));
        }
      }
    } catch (ClassNotFoundException | LinkageError absent) {
      notices.accept("class " + className + " is left out, because it cannot be loaded: " + absent);
    }
  }

  private void add(String name, String type, List<String> patterns) {
    servlets.put(
        name,
        proxy(
            ServletRegistration.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getName" -> name;
                  case "getClassName" -> type;
                  case "getMappings" -> patterns;
                  case "getInitParameters" ->
                      descriptor.servletParameters().getOrDefault(name, Map.of());
                  default -> throw new UnsupportedOperationException(method.getName());
                }));
  }

  private @Nullable Object told(String asked, Object @Nullable [] arguments) throws IOException {
    Object first = arguments == null ? "" : requireNonNull(arguments[0]);
    return switch (asked) {
      case "getClassLoader" -> loader;
      case "getContextPath" -> contextPath;
      case "getServletContextName" ->
          descriptor.names().isEmpty() ? null : descriptor.names().get(0);
      case "getServletRegistrations" -> Collections.unmodifiableMap(servlets);
      case "getServletRegistration" -> servlets.get(first);
      case "getAttribute" -> attributes.get(first);
      case "getAttributeNames" -> Collections.enumeration(attributes.keySet());
      case "getResourceAsStream" -> open((String) first);
      case "getResource" -> {
        Path file = file((String) first);
        yield file == null ? null : file.toUri().toURL();
      }
      case "setAttribute" -> attributes.put((String) first, requireNonNull(arguments)[1]);
      case "getInitParameter", "getRealPath" -> null;
      case "getInitParameterNames" -> Collections.emptyEnumeration();
      case "log" -> {
        notices.accept(
            arguments != null && arguments.length == 2
                ? first + " (" + arguments[1] + ")"
                : String.valueOf(first));
        yield null;
      }
      case "hashCode" -> System.identityHashCode(this);
      case "toString" -> contextPath;
      default -> throw new UnsupportedOperationException(asked + " needs a container");
    };
  }

  private @Nullable InputStream open(String path) throws IOException {
    Path file = file(path);
    return file == null ? null : Files.newInputStream(file);
  }

  private @Nullable Path file(String path) {
    Path file = folder.resolve(path.substring(1)).normalize();
    return file.startsWith(folder) && Files.isRegularFile(file) ? file : null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            UndeployedApplication.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
