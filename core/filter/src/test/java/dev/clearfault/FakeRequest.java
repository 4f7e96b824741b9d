package dev.clearfault;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
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
  private String servletPath = "/orders";
  private @Nullable String pathInfo;
  private @Nullable HttpServletMapping mapping;

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

  /** Sets where the request goes; without this, the mapping is unsupported. */
  public FakeRequest to(@Nullable MappingMatch match, String path, @Nullable String rest) {
    mapping = new FakeMapping(match, "");
    servletPath = path;
    pathInfo = rest;
    return this;
  }

  @Override
  public HttpServletMapping getHttpServletMapping() {
    return mapping == null ? super.getHttpServletMapping() : mapping;
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
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
    return servletPath;
  }

  @Override
  public @Nullable String getPathInfo() {
    return pathInfo;
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
