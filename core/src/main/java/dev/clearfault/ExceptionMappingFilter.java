package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.calls.CallTimer;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.GuardedRequest;
import dev.clearfault.internal.exchange.GuardedResponse;
import dev.clearfault.internal.render.RenderedBody;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers every failure of a web application with one normalized JSON body, whichever door it
 * takes: thrown, {@code sendError}, asynchronous, or the container's error dispatch.
 *
 * <p>Declare it first in {@code web.xml}, so that it is around everything else:
 *
 * <pre>{@code
 * <filter>
 *   <filter-name>clearfault</filter-name>
 *   <filter-class>dev.clearfault.ExceptionMappingFilter</filter-class>
 *   <async-supported>true</async-supported>
 * </filter>
 * <filter-mapping>
 *   <filter-name>clearfault</filter-name>
 *   <url-pattern>/*</url-pattern>
 *   <dispatcher>REQUEST</dispatcher>
 *   <dispatcher>ASYNC</dispatcher>
 *   <dispatcher>ERROR</dispatcher>
 * </filter-mapping>
 * }</pre>
 *
 * <p>Options are init-params, or set in code by a {@link FilterBuilder}. The filter never reads
 * parameters, parts or bodies, and keeps nothing between requests but its set-up. Thread-safe.
 */
public final class ExceptionMappingFilter implements Filter {
  private final FilterBuilder builder;
  private StartUp.@Nullable Parts parts;

  /** Creates a filter that takes its options from init-params; for {@code web.xml}. */
  public ExceptionMappingFilter() {
    this(new FilterBuilder());
  }

  ExceptionMappingFilter(FilterBuilder builder) {
    this.builder = builder;
  }

  /** Returns a builder for a filter that is set up in code. */
  public static FilterBuilder builder() {
    return new FilterBuilder();
  }

  /**
   * Reads the options.
   *
   * @throws ServletException if one is unknown or has a bad value; the message says what to write
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    parts = StartUp.parts(builder, config);
  }

  /** Writes what the log still holds back, and ends the timer of upstream calls. */
  @Override
  public void destroy() {
    CallTimer.endWhenIdle();
    if (parts != null) {
      parts.log().close();
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest httpRequest)
        || !(response instanceof HttpServletResponse httpResponse)) {
      chain.doFilter(request, response);
      return;
    }
    Exchange exchange = Exchange.of(request);
    if (exchange == null) {
      begin(httpRequest, httpResponse, chain);
    } else if (exchange.inPass()) {
      // A forward, an include, or a second mapping of the filter: the outer pass handles failures.
      chain.doFilter(request, response);
    } else if (!exchange.answered()) {
      resume(exchange, httpRequest, httpResponse, chain);
    }
  }

  /** The first dispatch of an exchange that the filter gets to see. */
  private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    StartUp.Parts ready = requireNonNull(parts, "init was not called");
    ready.firstRequest().look(request);
    Exchange exchange = new Exchange(request, response, ready.handler());
    exchange.publish();
    if (ready.pages().isErrorPage(request)) {
      errorPage(exchange, request, response);
      return;
    }
    GuardedResponse outer = new GuardedResponse(response, exchange);
    if (!ready.pages().send(request, outer)) {
      pass(exchange, new GuardedRequest(request, exchange), outer, chain);
    }
  }

  /** A later dispatch of an exchange that has no answer yet. */
  private void resume(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    if (requireNonNull(parts, "init was not called").pages().isErrorPage(request)) {
      errorPage(exchange, request, response);
      return;
    }
    HttpServletRequest inner =
        GuardedRequest.isAround(request) ? request : new GuardedRequest(request, exchange);
    HttpServletResponse outer =
        GuardedResponse.isAround(response) ? response : new GuardedResponse(response, exchange);
    pass(exchange, inner, outer, chain);
  }

  private static void pass(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    exchange.inPass(true);
    try {
      chain.doFilter(request, response);
    } catch (Throwable failure) {
      if (exchange.thrown(failure)) {
        throw failure;
      }
    } finally {
      exchange.inPass(false);
      exchange.returned(request, response);
    }
  }

  private static void errorPage(
      Exchange exchange, HttpServletRequest request, HttpServletResponse response) {
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    // The response first: on Tomcat the attribute says 500 where the status is 400.
    int status = response.getStatus();
    if (status < 400
        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer s) {
      status = s;
    }
    exchange.errorPage(
        thrown instanceof Throwable t ? t : null, Math.min(Math.max(status, 400), 599));
  }
}
