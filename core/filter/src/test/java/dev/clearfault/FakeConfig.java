package dev.clearfault;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a filter in the application {@code /shop}. */
public final class FakeConfig implements FilterConfig {
  private final Map<String, String> parameters;
  private final Map<String, Object> attributes = new HashMap<>();
  final List<String> logged = new ArrayList<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private ClassLoader loader = FakeConfig.class.getClassLoader();
  private @Nullable String filterMapping = "/*";
  private List<String> servletMappings = List.of("/");
  private @Nullable String servletClass;
  private @Nullable String validationMapping;

  public FakeConfig(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  public FakeConfig mappedTo(String pattern) {
    filterMapping = pattern;
    return this;
  }

  /** For a filter that was added in code without a mapping. */
  public FakeConfig mappedToNothing() {
    filterMapping = null;
    return this;
  }

  public FakeConfig withServlet(String pattern) {
    servletMappings = List.of("/", pattern);
    return this;
  }

  /** Maps a servlet of the application to the pattern. */
  public FakeConfig withServlet(String pattern, Class<?> type) {
    servletMappings = List.of(pattern);
    servletClass = type.getName();
    return this;
  }

  public FakeConfig withValidationAt(String pattern) {
    validationMapping = pattern;
    return this;
  }

  public FakeConfig withLoader(ClassLoader other) {
    loader = other;
    return this;
  }

  public FakeConfig withWebXml(String content) {
    return withFile("/WEB-INF/web.xml", content.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a file into the application. */
  public FakeConfig withFile(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  private @Nullable InputStream file(String path) {
    byte[] content = files.get(path);
    return content == null ? null : new ByteArrayInputStream(content);
  }

  @Override
  public String getFilterName() {
    return "clearfault";
  }

  @Override
  public @Nullable String getInitParameter(String name) {
    return parameters.get(name);
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public ServletContext getServletContext() {
    return proxy(
        ServletContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getClassLoader" -> loader;
              case "getContextPath" -> "/shop";
              case "getServletContextName" -> "Shop";
              case "getFilterRegistration" -> filter();
              case "getResourceAsStream" -> file((String) arguments[0]);
              case "getFilterRegistrations" ->
                  validationMapping == null ? Map.of() : Map.of("validation", validation());
              case "getServletRegistration" -> servlet();
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "getAttributeNames" -> Collections.enumeration(attributes.keySet());
              case "removeAttribute" -> attributes.remove((String) arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "getServletRegistrations" -> Map.of("servlet", servlet());
              case "log" -> logged.add((String) arguments[0]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private FilterRegistration filter() {
    return proxy(
        FilterRegistration.class,
        (proxy, method, arguments) ->
            filterMapping == null || method.getName().equals("getServletNameMappings")
                ? List.of()
                : List.of(filterMapping));
  }

  private ServletRegistration servlet() {
    return proxy(
        ServletRegistration.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getName" -> "servlet";
              case "getClassName" -> servletClass;
              default -> servletMappings;
            });
  }

  private FilterRegistration validation() {
    return proxy(
        FilterRegistration.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getClassName" -> ValidationFilter.class.getName();
              case "getServletNameMappings" -> List.of();
              default -> List.of(String.valueOf(validationMapping));
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
