package dev.clearfault;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A request that itself costs nothing; it has only what the measurement needs. */
public final class BareRequest extends HttpServletRequestWrapper {
  private static final HttpServletMapping MAPPING = new FakeMapping(MappingMatch.PATH, "/api/*");

  private @Nullable Object attribute;

  /** Creates a new request. */
  public BareRequest() {
    super(Unsupported.of(HttpServletRequest.class));
  }

  /** Makes it a new request. */
  public void begin() {
    attribute = null;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attribute;
  }

  @Override
  public void setAttribute(String name, Object value) {
    attribute = value;
  }

  @Override
  public void removeAttribute(String name) {
    attribute = null;
  }

  @Override
  public String getMethod() {
    return "POST";
  }

  @Override
  public String getRequestURI() {
    return "/shop/api/orders";
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.emptyEnumeration();
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public String getServletPath() {
    return "/api/orders";
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public HttpServletMapping getHttpServletMapping() {
    return MAPPING;
  }

  @Override
  public boolean isAsyncSupported() {
    return true;
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }
}
