package dev.clearfault.contract;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ValidationFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat with orders that are checked by annotations, and orders that are checked by a contract.
 */
public final class OrdersServer implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Context context;

  /** Creates a server that is not started. */
  public OrdersServer(Path folder, Map<String, String> options) {
    this(folder, options, Map.of());
  }

  /**
   * Creates a server that is not started.
   *
   * @param options those of the contract's filter
   * @param layer the options of the error layer
   */
  public OrdersServer(Path folder, Map<String, String> options, Map<String, String> layer) {
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    context = tomcat.addContext("", folder.toString());
    context.setIgnoreAnnotations(true); // Their classes are not there, and nobody needs them.
    context.addServletContainerInitializer(
        (types, application) -> {
          var errors = application.addFilter("clearfault", new ExceptionMappingFilter());
          errors.setInitParameters(layer);
          filter(errors, "/*");
          var contract = application.addFilter("contract", new ContractFilter());
          contract.setInitParameters(options);
          filter(contract, "/api/*");
          filter(application.addFilter("validation", new ValidationFilter()), "/*");
        },
        null);
  }

  private static void filter(jakarta.servlet.FilterRegistration.Dynamic filter, String pattern) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(
            DispatcherType.REQUEST,
            DispatcherType.FORWARD,
            DispatcherType.ASYNC,
            DispatcherType.ERROR),
        true,
        pattern);
  }

  /** Adds a servlet at a pattern. */
  public OrdersServer with(String pattern, Class<? extends HttpServlet> servlet) {
    context.addServletContainerInitializer(
        (types, application) -> {
          var registration = application.addServlet(pattern, servlet);
          registration.setAsyncSupported(true);
          registration.addMapping(pattern);
        },
        null);
    return this;
  }

  /** Starts the server. */
  public OrdersServer start() throws LifecycleException {
    tomcat.start();
    return this;
  }

  /** Returns whether the application has started. */
  public boolean isStarted() {
    return context.getState().isAvailable();
  }

  /** Returns the address of the application. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
  }

  /** Sends a request. */
  public HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, path, body, "en");
  }

  /** Sends a request of a client with a language. */
  public HttpResponse<String> send(String method, String path, String body, String language)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url().resolve(path)).header("Accept-Language", language);
    if (method.equals("POST")) {
      request.header("Content-Type", "application/json");
    }
    return client.send(
        request
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
