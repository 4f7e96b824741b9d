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
 * Reads and validates the input of handlers with {@link ValidInput}, before they run. Invalid
 * requests never reach them.
 *
 * <p>Declare it last in {@code web.xml}. Then filters that need only the head of a request
 * (authentication, CSRF, rate limits) come first, and no body of an unknown client is read:
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
 * <p>It has no options. {@link ExceptionMappingFilter} answers its exceptions. Thread-safe.
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
   * @throws ServletException if an annotation is on a method where it has no effect, or names a
   *     class that cannot be read; the message says what to do
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

  /** A missing class must stop only the handler that needs it. */
  private static void check(ServletContext context, ValidInput input) {
    try {
      Inputs.check(context, input.value());
    } catch (LinkageError | TypeNotPresentException e) {
      context.log(
          "Clearfault: @ValidInput names an input that needs a class that cannot be loaded, so its"
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
        Inputs.readForHandler(http, input);
      }
    }
    chain.doFilter(request, response);
  }
}
