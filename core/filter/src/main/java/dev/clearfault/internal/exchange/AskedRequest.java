package dev.clearfault.internal.exchange;

import dev.clearfault.internal.exchange.Asked.Way;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Remembers which headers, cookies and parts of the target the application asks for. */
abstract class AskedRequest extends HttpServletRequestWrapper {
  final Exchange exchange;

  AskedRequest(HttpServletRequest request, Exchange exchange) {
    super(request);
    this.exchange = exchange;
  }

  @Override
  public @Nullable String getHeader(String name) {
    exchange.client().asked(Way.HEADER, name);
    return super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    exchange.client().asked(Way.HEADER, name);
    return super.getHeaders(name);
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    exchange.client().asked(Way.COOKIES, null);
    return super.getCookies();
  }

  @Override
  public @Nullable String getQueryString() {
    exchange.client().asked(Way.QUERY, null);
    return super.getQueryString();
  }

  @Override
  public @Nullable String getPathInfo() {
    exchange.client().asked(Way.PATH, null);
    return super.getPathInfo();
  }

  @Override
  public String getServletPath() {
    exchange.client().asked(Way.PATH, null);
    return super.getServletPath();
  }

  @Override
  public String getRequestURI() {
    exchange.client().asked(Way.PATH, null);
    return super.getRequestURI();
  }

  @Override
  public StringBuffer getRequestURL() {
    exchange.client().asked(Way.PATH, null);
    return super.getRequestURL();
  }
}
