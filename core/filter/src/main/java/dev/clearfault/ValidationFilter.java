package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.setup.Refusal;
import dev.clearfault.internal.setup.ValidInputServlets;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates the input of handlers with {@link ValidInput}, before they run. A request
 * that is not accepted never reaches them.
 *
 * <p>Declare it last in {@code web.xml}. So filters that need only the head of a request
 * (authentication, CSRF, rate limits) come first, and no body of a stranger is read:
 *
 * <pre>{@code
 * <filter>
 *   <filter-name>validation</filter-name>
 *   <filter-class>dev.clearfault.ValidationFilter</filter-class>
 *   <async-supported>true</async-supported>
 * </filter>
 * <filter-mapping>
 *   <filter-name>validation</filter-name>
 *   <url-pattern>/*</url-pattern>
 *   <dispatcher>REQUEST</dispatcher>
 *   <dispatcher>FORWARD</dispatcher>
 *   <dispatcher>ASYNC</dispatcher>
 * </filter-mapping>
 * }</pre>
 *
 * <p>It has no options. {@link ExceptionMappingFilter} answers what it throws. Thread-safe.
 *
 * @see Inputs#valid
 */
public final class ValidationFilter implements Filter {
  private @Nullable ValidInputServlets servlets;

  /** Creates a filter. */
  public ValidationFilter() {}

  /**
   * Finds the servlets with {@link ValidInput}.
   *
   * @throws ServletException if an annotation stands where it means nothing, or names a class that
   *     cannot be read; the message says what to do
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    try {
      ValidInputServlets found = ValidInputServlets.of(config.getServletContext());
      found.inputs().values().stream()
          .flatMap(handlers -> handlers.values().stream())
          .forEach(input -> check(config.getServletContext(), input));
      servlets = found;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Refusal.stop("filter '" + config.getFilterName() + "'", e);
    }
  }

  /** A class that is missing stops the requests for that handler, and nothing else. */
  private static void check(ServletContext context, ValidInput input) {
    try {
      Inputs.check(context, input.value());
    } catch (LinkageError | TypeNotPresentException e) {
      context.log(
          "Clearfault: an input that @ValidInput names needs a class that cannot be loaded, so its"
              + " handler fails: add the class",
          e);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http) {
      ValidInput input = requireNonNull(servlets, "init was not called").inputOf(http);
      if (input != null) {
        Inputs.accept(http, input);
      }
    }
    chain.doFilter(request, response);
  }
}
