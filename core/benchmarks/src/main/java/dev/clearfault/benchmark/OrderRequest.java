package dev.clearfault.benchmark;

import dev.clearfault.internal.read.BodyStream;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A POST of JSON that costs almost nothing. */
final class OrderRequest extends HttpServletRequestWrapper {
  private final byte[] body;
  private final ServletContext context;

  OrderRequest(byte[] body) {
    super(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                OrderRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> null));
    this.body = body;
    Map<Object, Object> attributes = new HashMap<>();
    context =
        (ServletContext)
            Proxy.newProxyInstance(
                OrderRequest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getAttribute" -> attributes.get(arguments[0]);
                      case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                      default -> null;
                    });
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public String getMethod() {
    return "POST";
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equals("Content-Type") ? "application/json" : null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return name.equals("Accept-Language")
        ? Collections.enumeration(List.of("en-US,en;q=0.5"))
        : Collections.emptyEnumeration();
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(body);
  }
}
