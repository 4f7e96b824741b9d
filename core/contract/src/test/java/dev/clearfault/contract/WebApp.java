package dev.clearfault.contract;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ValidationFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** An application with a contract, in an embedded Tomcat on a free port, at {@code /shop}. */
final class WebApp implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final Context context;
  private final Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  WebApp(Path folder) {
    this.folder = folder;
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector();
    context = tomcat.addContext("/shop", folder.toString());
    context.setIgnoreAnnotations(true); // Their classes are not there, and nobody needs them.
  }

  /** Adds the error layer. */
  WebApp withErrorLayer(Map<String, String> options) {
    return with(
        new ExceptionMappingFilter(),
        options,
        DispatcherType.REQUEST,
        DispatcherType.ASYNC,
        DispatcherType.ERROR);
  }

  /** Adds the filter under test. */
  WebApp withContract(Map<String, String> options) {
    return withContract(new ContractFilter(), options);
  }

  /** Adds the filter under test, whose class may have another class loader. */
  WebApp withContract(Filter filter, Map<String, String> options) {
    return with(
        filter, options, DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC);
  }

  /** Adds the filter for annotated classes. */
  WebApp withValidation() {
    return with(
        new ValidationFilter(),
        Map.of(),
        DispatcherType.REQUEST,
        DispatcherType.FORWARD,
        DispatcherType.ASYNC);
  }

  /** Adds a filter that comes before those that are added later. */
  WebApp withFilter(Filter filter) {
    return with(filter, Map.of(), DispatcherType.REQUEST);
  }

  private WebApp with(Filter filter, Map<String, String> options, DispatcherType... dispatchers) {
    return with(
        application -> {
          int number = application.getFilterRegistrations().size();
          String name = filter.getClass().getSimpleName() + number;
          FilterRegistration.Dynamic registration = application.addFilter(name, filter);
          registration.setAsyncSupported(true);
          registration.setInitParameters(options);
          registration.addMappingForUrlPatterns(EnumSet.copyOf(List.of(dispatchers)), true, "/*");
        });
  }

  WebApp withServlet(String pattern, Servlet servlet) {
    return with(
        application -> {
          String name = servlet.getClass().getSimpleName();
          ServletRegistration.Dynamic registration = application.addServlet(name, servlet);
          registration.setAsyncSupported(true);
          registration.addMapping(pattern);
        });
  }

  private WebApp with(Consumer<ServletContext> addition) {
    context.addServletContainerInitializer(
        (types, application) -> addition.accept(application), Set.of());
    return this;
  }

  WebApp withFile(String path, String content) {
    try {
      Path file = folder.resolve(path.substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WebApp started() throws LifecycleException {
    tomcat.start();
    return this;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).build());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json);
  }

  HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
    return send("PUT", path, json);
  }

  private HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  /** Returns the address of the application. */
  URI url() {
    return at("/");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop" + path);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
