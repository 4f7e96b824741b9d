package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.catalog.Catalogue;
import dev.clearfault.render.RenderedBody;
import dev.clearfault.upstream.CallTimer;
import jakarta.servlet.DispatcherType;
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
    GuardedRequest exchange = GuardedRequest.exchangeOf(request);
    if (exchange == null) {
      GuardedRequest begun = begin(httpRequest, httpResponse);
      if (begun != null) {
        pass(begun, begun, new GuardedResponse(httpResponse, begun), chain);
      }
    } else if (exchange.inPass()) {
      // A forward, an include, or a second mapping of the filter: the outer pass deals with it.
      chain.doFilter(request, response);
    } else if (!exchange.answered()) {
      resume(exchange, httpRequest, httpResponse, chain);
    }
  }

  /**
   * The first dispatch of an exchange that the filter gets to see.
   *
   * @return null if the filter has answered by itself
   */
  private @Nullable GuardedRequest begin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StartUp.Parts ready = requireNonNull(parts, "init was not called");
    ready.firstRequest().look(request);
    DispatcherType dispatch = request.getDispatcherType();
    GuardedRequest exchange = new GuardedRequest(request, response, ready.handler());
    exchange.publish();
    if (dispatch == DispatcherType.ERROR && isErrorPage(request, ready)) {
      errorPage(exchange, request, response);
      return null;
    }
    String slug = ready.servesCatalogue() ? slug(request, ready.catalogPath()) : null;
    if (slug != null && dispatch == DispatcherType.REQUEST && isRead(request)) {
      serveCatalogue(ready.catalogue(), slug, request, new GuardedResponse(response, exchange));
      return null;
    }
    return exchange;
  }

  /** A later dispatch of an exchange that has no answer yet. */
  private void resume(
      GuardedRequest exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    StartUp.Parts ready = requireNonNull(parts, "init was not called");
    if (request.getDispatcherType() == DispatcherType.ERROR && isErrorPage(request, ready)) {
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
      GuardedRequest exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    exchange.inPass(true);
    try {
      chain.doFilter(request, response);
    } catch (Throwable failure) {
      if (exchange.handler().thrown(exchange, failure)) {
        throw failure;
      }
    } finally {
      exchange.inPass(false);
      settle(exchange, request, response);
      TomcatSuspension.forgetException(request, exchange.target());
    }
  }

  /** What remains to be done when the application has returned, with or without an answer. */
  private static void settle(
      GuardedRequest exchange, HttpServletRequest request, HttpServletResponse response) {
    GuardedAsync async = exchange.async();
    if (async != null && request.isAsyncStarted()) {
      if (exchange.isSettled()) {
        async.endAfterAnswer();
      } else if (!exchange.answered()) {
        async.watch();
      }
    } else if (exchange.answered()) {
      return;
    } else if (TomcatSuspension.isFalseCommit(exchange, exchange.target())) {
      exchange.handler().swallowedReadError(exchange);
    } else if (async == null
        && request.getDispatcherType() == DispatcherType.REQUEST
        && response instanceof GuardedResponse guarded
        && guarded.isRefusedByContainer()) {
      exchange.handler().refused(exchange, guarded.getStatus(), "set by the container");
    }
  }

  private static void errorPage(
      GuardedRequest exchange, HttpServletRequest request, HttpServletResponse response) {
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    // The response first: on Tomcat the attribute says 500 where the status is 400.
    int status = response.getStatus();
    if (status < 400
        && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer s) {
      status = s;
    }
    exchange
        .handler()
        .errorPage(
            exchange,
            thrown instanceof Throwable t ? t : null,
            Math.min(Math.max(status, 400), 599));
  }

  private static boolean isErrorPage(HttpServletRequest request, StartUp.Parts ready) {
    return "error".equals(slug(request, ready.catalogPath()));
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** Jetty may throw for a path that can be read in two ways; it is not the catalogue's then. */
  private static @Nullable String slug(HttpServletRequest request, String catalogPath) {
    try {
      return slugOf(request, catalogPath);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /**
   * Returns what follows the catalogue's path; null if the request is for something else. The path
   * is decoded and free of parameters; what is left is only ever looked up.
   */
  private static @Nullable String slugOf(HttpServletRequest request, String catalogPath) {
    String servletPath = request.getServletPath();
    String pathInfo = request.getPathInfo();
    // In this order, because every request comes by and most shall not pay for a new string.
    String path =
        pathInfo == null
            ? servletPath
            : servletPath.isEmpty() ? pathInfo : joined(servletPath, pathInfo, catalogPath);
    if (!path.startsWith(catalogPath)) {
      return null;
    }
    if (path.length() == catalogPath.length()) {
      return "";
    }
    return path.charAt(catalogPath.length()) == '/'
        ? path.substring(catalogPath.length() + 1)
        : null;
  }

  private static String joined(String servletPath, String pathInfo, String catalogPath) {
    return catalogPath.startsWith(servletPath) ? servletPath + pathInfo : servletPath;
  }

  private static void serveCatalogue(
      Catalogue catalogue, String slug, HttpServletRequest request, GuardedResponse response)
      throws IOException {
    Catalogue.Page page = catalogue.page(slug, Answer.accept(request));
    if (page == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Vary", "Accept");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Language", "en");
    Answer.send(response, page.contentType(), RenderedBody.of(page.bytes()));
  }
}
