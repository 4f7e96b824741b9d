package dev.clearfault.contract;

import static java.util.Objects.requireNonNull;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ValidationFilter;
import dev.clearfault.contract.internal.filter.ContractOptions;
import dev.clearfault.contract.internal.filter.Gate;
import dev.clearfault.contract.internal.filter.Offer;
import dev.clearfault.contract.internal.response.ResponseWatch;
import dev.clearfault.internal.exchange.ReplayedRequest;
import dev.clearfault.internal.setup.AnnotatedHandlers;
import dev.clearfault.internal.setup.Refusal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Checks requests against an OpenAPI document (3.0 or 3.1), and bodies against the JSON Schema of a
 * servlet with {@link ValidSchema}, before a servlet runs. Requests that do not fit never reach it.
 *
 * <p>Declare it after all other filters of {@code web.xml} but {@link ValidationFilter}, which
 * comes last. Then filters that need only the head of a request (authentication, CSRF, rate limits)
 * come first, and no body of an unknown client is read:
 *
 * <pre>{@code
 * <filter>
 *   <filter-name>contract</filter-name>
 *   <filter-class>dev.clearfault.contract.ContractFilter</filter-class>
 *   <async-supported>true</async-supported>
 *   <init-param>
 *     <param-name>contract</param-name>
 *     <param-value>/WEB-INF/openapi.yaml</param-value>
 *   </init-param>
 * </filter>
 * <filter-mapping>
 *   <filter-name>contract</filter-name>
 *   <url-pattern>/*</url-pattern>
 *   <dispatcher>REQUEST</dispatcher>
 *   <dispatcher>FORWARD</dispatcher>
 *   <dispatcher>ASYNC</dispatcher>
 * </filter-mapping>
 * }</pre>
 *
 * <p>The servlet reads the body as if nobody had read it before. {@link ExceptionMappingFilter}
 * answers the exceptions. Thread-safe.
 */
public final class ContractFilter implements Filter {
  private @Nullable Gate gate;

  /** Creates a filter. */
  public ContractFilter() {}

  /**
   * Reads the options and the contract.
   *
   * @throws ServletException if an option is unknown or has a bad value, or if the contract cannot
   *     be used; the message has the file, the place in it, and what to do
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    try {
      gate = Gate.open(ContractOptions.of(config), config, schemas(config.getServletContext()));
      offer(config.getServletContext(), config);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Refusal.stop("filter '" + config.getFilterName() + "'", e);
    }
  }

  private static AnnotatedHandlers<String> schemas(ServletContext context) {
    return AnnotatedHandlers.of(context, ValidSchema.class, ValidSchema::value);
  }

  /** Gives the operations to the published contract; called without a container, too. */
  static void offer(ServletContext context, FilterConfig config) {
    Offer.make(config, schemas(context));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Gate opened = requireNonNull(gate, "init was not called");
    if (!(request instanceof HttpServletRequest http)) {
      chain.doFilter(request, response);
      return;
    }
    ResponseWatch watch =
        response instanceof HttpServletResponse answer ? opened.watch(http, answer) : null;
    HttpServletRequest checked = opened.check(http);
    if (watch == null) {
      chain.doFilter(checked, response);
    } else {
      chain.doFilter(watch.request(checked), watch.response());
      watch.returned(checked);
    }
    if (checked != http && checked instanceof ReplayedRequest replayed) {
      replayed.passEnded();
    }
  }
}
