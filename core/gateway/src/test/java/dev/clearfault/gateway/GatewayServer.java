package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.HealthServlet;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

/** A Tomcat with a gateway at {@code /shop/gateway}, on a free port. */
final class GatewayServer implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final Context context;
  private final Path folder;

  /** What listeners were told. */
  final List<Occurrence> occurrences = new CopyOnWriteArrayList<>();

  /**
   * Starts the server.
   *
   * @param routes the text of the file
   */
  GatewayServer(Path folder, String routes) throws LifecycleException {
    this(folder, routes, Map.of());
  }

  GatewayServer(Path folder, String routes, Map<String, String> layer) throws LifecycleException {
    this.folder = folder;
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("connectionTimeout", "1000");
    connector.setPort(0);
    connector.addUpgradeProtocol(new Http2Protocol());
    tomcat.setConnector(connector);
    context = tomcat.addContext("/shop", folder.toString());
    context.setIgnoreAnnotations(true);
    ((StandardContext) context).setFailCtxIfServletStartFails(true);
    write("gateway.yaml", routes);
    try (InputStream in = GatewayServer.class.getResourceAsStream("/gateway/orders.yaml")) {
      write("orders.yaml", new String(in.readAllBytes(), ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProblemListener listener = occurrences::add;
    context.addServletContainerInitializer(
        (types, application) -> {
          var errors =
              application.addFilter(
                  "clearfault", ExceptionMappingFilter.builder().listeners(listener).build());
          errors.setInitParameters(layer);
          errors.setAsyncSupported(true);
          errors.addMappingForUrlPatterns(
              EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
              true,
              "/*");
          var gateway = application.addServlet("gateway", new GatewayServlet());
          gateway.setInitParameter("routes", "/WEB-INF/gateway.yaml");
          gateway.setLoadOnStartup(1);
          gateway.addMapping("/gateway/*");
          application.addServlet("health", new HealthServlet()).addMapping("/health");
          // Without a servlet, Tomcat answers before the filters.
          application.addServlet("default", new DefaultServlet()).addMapping("/");
        },
        null);
    tomcat.start();
    if (!context.getState().isAvailable()) {
      throw new IllegalStateException("the application has not started");
    }
  }

  /** Writes a file below {@code WEB-INF}. */
  void write(String name, String text) {
    try {
      Path file = folder.resolve("WEB-INF").resolve(name);
      Files.createDirectories(folder.resolve("WEB-INF"));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServletContext context() {
    return context.getServletContext();
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** Sends bytes, and returns all that comes back until the connection ends. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      StringBuilder answer = new StringBuilder();
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        byte[] bytes = new byte[8192];
        InputStream in = socket.getInputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          answer.append(new String(bytes, 0, n, ISO_8859_1));
        }
      } catch (SocketException reset) {
        answer.append("<reset>");
      }
      return answer.toString();
    }
  }

  /** Sends a request without a body; the fields end with CRLF each. */
  String send(String method, String path, String fields) throws IOException {
    return raw(
        method
            + " /shop/gateway"
            + path
            + " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n"
            + fields
            + "\r\n");
  }

  String get(String path) throws IOException {
    return send("GET", path, "");
  }

  String post(String path, String type, String body) throws IOException {
    return raw(
        "POST /shop/gateway"
            + path
            + " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  static String body(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return end < 0 ? "" : answer.substring(end + 4);
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
