package dev.clearfault.contract.internal.request;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.contract.internal.request.RequestCheck.Checked;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.read.ClientLanguage;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.SimpleInstanceManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server whose one servlet checks each request and answers with what it has understood. */
final class CheckingServer implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();

  private CheckingServer(HttpServlet servlet, Consumer<ServletContext> more) {
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir") + "/checking-server");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.setSilent(true);
    Context context = tomcat.addContext("/shop", null);
    context.setInstanceManager(new SimpleInstanceManager()); // There is no annotation.
    context.addServletContainerInitializer(
        (classes, servletContext) -> {
          FilterRegistration.Dynamic filter =
              servletContext.addFilter("errors", new ExceptionMappingFilter());
          filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
          more.accept(servletContext);
          ServletRegistration.Dynamic registration = servletContext.addServlet("all", servlet);
          registration.setMultipartConfig(new MultipartConfigElement(""));
          registration.addMapping("/*");
        },
        Set.of());
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a server with a contract. */
  static CheckingServer of(String yaml) {
    return of(yaml, context -> {});
  }

  /** Starts a server with a contract and more servlets. */
  static CheckingServer of(String yaml, Consumer<ServletContext> more) {
    return new CheckingServer(new Checking(contract(yaml)), more);
  }

  /** Reads a contract without other files. */
  static Contract contract(String yaml) {
    return contract(Map.of("/api.yaml", yaml), "/api.yaml");
  }

  static Contract contract(Map<String, String> files, String first) {
    SchemaFiles.Source source =
        path -> {
          String text = files.get(path);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        };
    return Contract.read(new SchemaFiles(source), first);
  }

  /** Returns the OpenAPI document that has one operation, {@code POST /x}. */
  static String document(String operation) {
    return """
        openapi: 3.1.0
        info: {title: t, version: "1"}
        paths:
          /x:
            post:
        """
        + operation.indent(6);
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer get(String target, String... headers) {
    return send("GET", target, null, headers);
  }

  Answer post(String target, @Nullable String body, String... headers) {
    return send("POST", target, body, headers);
  }

  Answer send(String method, String target, @Nullable String body, String... headers) {
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return sendBytes(method, target, bytes, headers);
  }

  Answer sendBytes(String method, String target, byte @Nullable [] body, String... headers) {
    URI uri =
        URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop" + target);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Accept").orElse(""));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the server has answered. */
  record Answer(int status, String text, String accept) {
    JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    /** Returns a member of the problem, as JSON with one member in a line; empty without one. */
    String json(String member) {
      return status == 200 ? "" : json().path(member).toPrettyString();
    }

    /** Returns each error as its part, field and code. */
    List<String> errors() {
      List<String> errors = new ArrayList<>();
      for (JsonNode error : json().path("errors")) {
        errors.add(
            error.path("in").asString()
                + " "
                + error.path("field").asString()
                + " "
                + error.path("code").asString());
      }
      return errors;
    }
  }

  /** Throws the problem of a request that does not fit. */
  private static final class Checking extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Contract contract;
    private transient @Nullable RequestCheck check;

    Checking(Contract contract) {
      this.contract = contract;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Languages languages = new Languages(request.getServletContext().getClassLoader());
      RequestCheck known = check;
      RequestCheck used = known == null ? new RequestCheck(languages) : known;
      check = used;
      List<Segment> path = RequestPath.of(request, contract.basePath());
      Match match = path == null ? null : contract.match(request.getMethod(), path);
      if (match == null || match.operation() == null) {
        response.sendError(match == null || match.methods().isEmpty() ? 404 : 405);
        return;
      }
      Checked checked = used.check(request, match.operation(), match);
      if (!checked.violations().isEmpty()) {
        throw new ProblemException(
            LocatedViolation.problem(
                checked.violations(),
                50,
                checked.more(),
                new ClientLanguage(languages, request).get()));
      }
      response.setContentType("text/plain");
      response.getWriter().print(match.operation() + " " + checked.body());
    }
  }
}
