package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.setup.InputOptions;
import dev.clearfault.internal.setup.LogOptions;
import dev.clearfault.internal.setup.Option;
import dev.clearfault.internal.setup.Options;
import dev.clearfault.internal.setup.Settings;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers every failure of a web application with one normalized JSON body: an exception, {@code
 * sendError}, a failure of asynchronous processing, or the container's error dispatch.
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
 * <p>Options are init-params, or are set in code by a {@link Builder}. The filter never reads
 * parameters, parts or bodies. Between requests it keeps only its set-up. Thread-safe.
 */
public final class ExceptionMappingFilter implements Filter {
  final Settings settings;
  private @Nullable Entrance entrance;

  /** Creates a filter for {@code web.xml}, which takes its options from init-params. */
  public ExceptionMappingFilter() {
    this(Settings.STANDARD);
  }

  private ExceptionMappingFilter(Settings settings) {
    this.settings = settings;
  }

  /** Returns a builder for a filter that is set up in code. */
  public static Builder builder() {
    return new Builder();
  }

  /** Reads the options; the exception for an unknown option or a bad value says what to write. */
  @Override
  public void init(FilterConfig config) throws ServletException {
    entrance = new Entrance(Parts.of(settings, config));
  }

  /** Writes the last summaries of the log, and ends the timer of upstream calls. */
  @Override
  public void destroy() {
    if (entrance != null) {
      entrance.close();
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    requireNonNull(entrance, "init was not called").pass(request, response, chain);
  }

  /** The JSON shapes of problems: RFC 9457, an {@code error} object, a list of {@code fields}. */
  public enum Format {
    PROBLEM,
    ENVELOPE,
    FIELDS
  }

  /** The statuses of upstream failures: 502 for all, or 504, 503 and 502 by their kind. */
  public enum GatewayStatus {
    BAD_GATEWAY,
    PRECISE
  }

  /** Where the log goes; automatic is SLF4J if it has a provider, else {@link System.Logger}. */
  public enum LogTarget {
    AUTO,
    SLF4J,
    SYSTEM,
    OFF
  }

  /**
   * Sets up a filter in code, for applications that register it by {@code
   * ServletContext.addFilter}. Not thread-safe.
   *
   * <p>Every method is an option and has an init-param of the same name, which wins; {@code
   * docs/options.md} describes them. Lists add up: first the init-param's values, then those of the
   * calls in their order, then those of {@code META-INF/services}. A method throws {@code
   * IllegalArgumentException} for a value that the option does not take.
   */
  public static final class Builder {
    private Settings settings = Settings.STANDARD;

    private Builder() {}

    /** Returns a filter with the options that are set now; the builder can make others later. */
    public ExceptionMappingFilter build() {
      return new ExceptionMappingFilter(settings);
    }

    /** Sets the JSON shape of all answers. */
    public Builder format(Format value) {
      return set(Options.FORMAT, dev.clearfault.internal.render.Format.valueOf(value.name()));
    }

    /** Sets the beginning of all type URIs. */
    public Builder typeBase(String value) {
      return set(Options.TYPE_BASE, value);
    }

    /** Sets the path of the catalogue inside the application. */
    public Builder catalogPath(String value) {
      return set(Options.CATALOG_PATH, value);
    }

    /** Sets whether the filter serves the catalogue. */
    public Builder catalog(boolean value) {
      return set(Options.CATALOG, value);
    }

    /**
     * Sets whether the catalogue has the part for operators. The application's own filters do not
     * protect it.
     */
    public Builder catalogOperators(boolean value) {
      return set(Options.CATALOG_OPERATORS, value);
    }

    /** Sets whether the catalogue's document has the operations of the application. */
    public Builder publishContract(boolean value) {
      return set(Options.PUBLISH_CONTRACT, value);
    }

    /** Sets whether a client that prefers HTML gets a plain page. */
    public Builder html(boolean value) {
      return set(Options.HTML, value);
    }

    /** Sets the path of a file in the application that becomes the page. */
    public Builder htmlTemplate(String path) {
      return set(Options.HTML_TEMPLATE, path);
    }

    /** Sets whether an error status without anything else gets a body. */
    public Builder bareStatus(boolean value) {
      return set(Options.BARE_STATUS, value);
    }

    /** Sets the status of input that breaks a rule: 400 or 422. */
    public Builder validationStatus(int value) {
      return set(Options.VALIDATION_STATUS, value);
    }

    /** Sets the status of upstream failures. */
    public Builder gatewayStatus(GatewayStatus value) {
      return set(Options.GATEWAY_STATUS, value == GatewayStatus.PRECISE);
    }

    /** Sets how many bytes a body may have. */
    public Builder maxInputSize(long bytes) {
      return set(InputOptions.MAX_INPUT_SIZE, bytes);
    }

    /** Sets how many levels of objects and lists a body may have. */
    public Builder maxDepth(int value) {
      return set(InputOptions.MAX_DEPTH, value);
    }

    /** Sets how many values a body may hold. */
    public Builder maxProperties(int value) {
      return set(InputOptions.MAX_PROPERTIES, value);
    }

    /** Sets how many parameters a query may have. */
    public Builder maxParameters(int value) {
      return set(InputOptions.MAX_PARAMETERS, value);
    }

    /** Sets how many errors one answer lists at the most. */
    public Builder maxErrors(int value) {
      return set(InputOptions.MAX_ERRORS, value);
    }

    /** Sets whether texts may have control characters, which many databases refuse. */
    public Builder controlCharacters(boolean value) {
      return set(InputOptions.CONTROL_CHARACTERS, value);
    }

    /** Adds a mapper for the exceptions of a type. */
    public <T extends Throwable> Builder mappers(Class<T> type, ExceptionMapper<T> mapper) {
      return add(Options.MAPPERS, List.of(new Registration<>(type, mapper)));
    }

    /** Adds mappers for the exceptions that their classes name. */
    public Builder mappers(ExceptionMapper<?>... values) {
      return add(Options.MAPPERS, List.of(values).stream().map(Registration::of).toList());
    }

    /** Adds renderers to the negotiation of {@code Accept}. */
    public Builder renderers(ProblemRenderer... values) {
      return add(Options.RENDERERS, List.of(values));
    }

    /** Adds listeners that get a report of every problem. */
    public Builder listeners(ProblemListener... values) {
      return add(Options.LISTENERS, List.of(values));
    }

    /** Adds types that the catalogue lists before they first occur. */
    public Builder problemTypes(ProblemType... values) {
      return add(Options.PROBLEM_TYPES, List.of(values));
    }

    /** Sets where to log. */
    public Builder log(LogTarget value) {
      return set(LogOptions.LOG, value.name().toLowerCase(Locale.ROOT));
    }

    /** Sets how many lines of one kind are logged in a second; 0 for no limit. */
    public Builder logRate(int value) {
      return set(LogOptions.LOG_RATE, value);
    }

    /** Adds levels of the log, such as {@code 4xx:info}; the first one for a code counts. */
    public Builder logLevels(String... rules) {
      return add(LogOptions.LOG_LEVELS, List.of(rules));
    }

    /**
     * Adds {@code peer}, or addresses and networks of proxies whose header names the client, for
     * the address in the log.
     */
    public Builder clientAddress(String... values) {
      return add(LogOptions.CLIENT_ADDRESS, List.of(values));
    }

    /** Sets the request header whose value becomes {@code request_id}. */
    public Builder requestIdHeader(String value) {
      return set(Options.REQUEST_ID_HEADER, value);
    }

    /** Sets the name of the application in {@code Proxy-Status} headers. */
    public Builder proxyStatus(String value) {
      return set(Options.PROXY_STATUS, value);
    }

    /**
     * Adds packages of clients and drivers whose exceptions are an upstream's also if nothing
     * proves it, such as {@code com.example.queue}.
     */
    public Builder upstreamPackages(String... names) {
      return add(Options.UPSTREAM_PACKAGES, List.of(names));
    }

    /**
     * Sets the status if a database refuses a value that must be unique and exists already: 500 by
     * default, or 409.
     */
    public Builder duplicateKeyStatus(int value) {
      return set(Options.DUPLICATE_KEY_STATUS, value);
    }

    /** Sets whether the application stops if its set-up lets failures escape. */
    public Builder strict(boolean value) {
      return set(Options.STRICT, value);
    }

    private <T> Builder set(Option<T> option, T value) {
      settings = settings.with(option, value);
      return this;
    }

    private <T> Builder add(Option<List<T>> option, List<? extends T> values) {
      settings = settings.plus(option, values);
      return this;
    }
  }
}
