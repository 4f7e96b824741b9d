package dev.clearfault.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.Upstream;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One failure through the filter with a minimal container. It runs in its own class loader. */
final class BareCore {
  private final StringBuilder head = new StringBuilder();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private BareCore() {}

  static String answer() throws Exception {
    return new BareCore().run();
  }

  /** The upstream calls that need no library, and the message about the part that needs one. */
  static String call() {
    Upstream upstream = Upstream.named("bare").retry(1).bulkhead(1);
    String value = upstream.idempotent().call(() -> "called");
    try {
      return value + " " + upstream.breaker().name();
    } catch (IllegalStateException missing) {
      return value + " " + missing.getMessage();
    }
  }

  record Plain(String id) {}

  record Constrained(@NotBlank String id) {}

  /** An answer without constraints, then one with constraints, and the number of requests. */
  static String send() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] json = ("{\"id\":\"" + asked.incrementAndGet() + "\"}").getBytes(US_ASCII);
          exchange.sendResponseHeaders(200, json.length);
          exchange.getResponseBody().write(json);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      HttpClient client = HttpClient.newHttpClient();
      Upstream upstream = Upstream.named("bare");
      String plain = upstream.send(client, request, Plain.class).id();
      try {
        return plain + " " + upstream.send(client, request, Constrained.class).id();
      } catch (IllegalStateException missing) {
        return plain + " " + asked + " " + missing.getMessage();
      }
    } finally {
      server.stop(0);
    }
  }

  private String run() throws Exception {
    ServletContext context = fake(ServletContext.class, BareCore::ofContext);
    ExceptionMappingFilter filter = new ExceptionMappingFilter();
    filter.init(fake(FilterConfig.class, (name, args) -> ofConfig(context, name)));
    filter.doFilter(
        fake(HttpServletRequest.class, BareCore::ofRequest),
        fake(HttpServletResponse.class, this::ofResponse),
        (request, response) -> {
          throw new IllegalStateException("hunter2");
        });
    filter.destroy();
    return head + body.toString(StandardCharsets.UTF_8);
  }

  private interface Fake {
    @Nullable Object call(String name, Object[] args);
  }

  private static <T> T fake(Class<T> type, Fake fake) {
    InvocationHandler handler =
        (proxy, method, args) -> {
          Object result = fake.call(method.getName(), args == null ? new Object[0] : args);
          Class<?> wanted = method.getReturnType();
          if (result != null) {
            return result;
          }
          return wanted == boolean.class ? (Object) false : wanted == int.class ? (Object) 0 : null;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object ofContext(String name, Object[] args) {
    return switch (name) {
      case "getClassLoader" -> BareCore.class.getClassLoader();
      case "getContextPath" -> "";
      case "getServletRegistrations" -> Map.of();
      default -> null;
    };
  }

  private static @Nullable Object ofConfig(ServletContext context, String name) {
    return switch (name) {
      case "getServletContext" -> context;
      case "getFilterName" -> "bare";
      case "getInitParameterNames" -> Collections.emptyEnumeration();
      default -> null;
    };
  }

  private static @Nullable Object ofRequest(String name, Object[] args) {
    return switch (name) {
      case "getDispatcherType" -> DispatcherType.REQUEST;
      case "getMethod" -> "GET";
      case "getRequestURI", "getServletPath" -> "/x";
      case "getHeaders" -> Collections.emptyEnumeration();
      default -> null;
    };
  }

  private @Nullable Object ofResponse(String name, Object[] args) {
    switch (name) {
      case "setStatus", "setContentType" -> head.append(args[0]).append(' ');
      case "getHeaderNames", "getHeaders" -> {
        return List.of();
      }
      case "getOutputStream" -> {
        return new Body();
      }
      default -> {}
    }
    return null;
  }

  private final class Body extends ServletOutputStream {
    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }
}
