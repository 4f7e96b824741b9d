package dev.clearfault;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request with only a method, a path and header fields. */
public final class FakeRequest extends HttpServletRequestWrapper {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();
  private String method = "POST";

  /** Creates a request. */
  public FakeRequest() {
    super(Unsupported.of(HttpServletRequest.class));
  }

  public FakeRequest with(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  public FakeRequest method(String value) {
    method = value;
    return this;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getRequestURI() {
    return "/shop/orders";
  }

  @Override
  public String getServletPath() {
    return "/orders";
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  /** Starts what a test dispatches with {@code Pass.through}. */
  @Override
  public AsyncContext startAsync() {
    return (AsyncContext)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (self, method, arguments) -> null);
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public boolean isAsyncSupported() {
    return true;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(headers.getOrDefault(name, List.of()));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
  }
}
