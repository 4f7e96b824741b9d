package dev.clearfault;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.answer.ProxyStatus;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets up an {@link ExceptionMappingFilter} in code, for applications that register filters with
 * {@code ServletContext.addFilter} or that have mappers with dependencies of their own.
 *
 * <p>Every option is also an init-param of the same name, which wins over what is set here; lists
 * of mappers, renderers, listeners and problem types add up, the init-param's first. Every method
 * throws {@code IllegalArgumentException} for a value that the option does not take. Not
 * thread-safe.
 */
public final class FilterBuilder {
  private Format format = Format.PROBLEM;
  private @Nullable String typeBase;
  private String catalogPath = "/problems";
  private boolean html = true;
  private int validationStatus = 400;
  private boolean preciseGateway;
  private int maxInputSize = InputLimits.STANDARD.maxInputSize();
  private int maxDepth = InputLimits.STANDARD.maxDepth();
  private int maxProperties = InputLimits.STANDARD.maxProperties();
  private int maxParameters = InputLimits.STANDARD.maxParameters();
  private int maxErrors = 50;
  private final List<Registration<?>> mappers = new ArrayList<>();
  private final List<ProblemRenderer> renderers = new ArrayList<>();
  private final List<ProblemListener> listeners = new ArrayList<>();
  private final List<ProblemType> problemTypes = new ArrayList<>();
  private String log = "auto";
  private int logRate = 10;
  private @Nullable String requestIdHeader;
  private @Nullable String proxyStatus;
  private final List<String> upstreamPackages = new ArrayList<>();
  private boolean strict;

  FilterBuilder() {}

  /** Returns the filter. */
  public ExceptionMappingFilter build() {
    return new ExceptionMappingFilter(this);
  }

  /** Sets the JSON shape of all answers: problem (the default), envelope or fields. */
  public FilterBuilder format(String value) {
    format =
        Arrays.stream(Format.values())
            .filter(each -> each.optionName().equals(value))
            .findFirst()
            .orElseThrow(() -> refusal("format", value, "write " + Format.optionNames()));
    return this;
  }

  /** Sets the URI that type URIs start with; default: the catalogue's. */
  public FilterBuilder typeBase(String value) {
    if (value.isBlank()
        || value.chars().anyMatch(c -> c <= ' ' || c > '~' || "<>\"".indexOf(c) >= 0)) {
      throw refusal("typeBase", value, "write a URI, such as https://errors.example.com/");
    }
    typeBase = "/#:=?".indexOf(value.charAt(value.length() - 1)) >= 0 ? value : value + "/";
    return this;
  }

  /** Sets the path of the catalogue inside the application; default: {@code /problems}. */
  public FilterBuilder catalogPath(String value) {
    if (!value.startsWith("/")
        || value.endsWith("/")
        || value.contains("//")
        || value.chars().anyMatch(c -> c <= ' ' || c > '~' || "*;?#%\\\"<>".indexOf(c) >= 0)) {
      throw refusal(
          "catalogPath",
          value,
          "write a path that starts with a slash and does not end with one, such as /api/problems");
    }
    catalogPath = value;
    return this;
  }

  /** Sets whether a client that prefers HTML gets a plain page; default: true. */
  public FilterBuilder html(boolean value) {
    html = value;
    return this;
  }

  /** Sets the status of input that broke a rule: 400 (the default) or 422. */
  public FilterBuilder validationStatus(int value) {
    if (value != 400 && value != 422) {
      throw refusal("validationStatus", value, "write 400 or 422");
    }
    validationStatus = value;
    return this;
  }

  /** Sets the status of upstream failures: {@code 502} for all (the default) or {@code precise}. */
  public FilterBuilder gatewayStatus(String value) {
    if (!Set.of("502", "precise").contains(value)) {
      throw refusal("gatewayStatus", value, "write 502 or precise");
    }
    preciseGateway = value.equals("precise");
    return this;
  }

  /** Sets how large a body may be that is read, such as {@code 64KiB}; default: {@code 1MiB}. */
  public FilterBuilder maxInputSize(String value) {
    maxInputSize = ByteSize.parse("maxInputSize", value);
    return this;
  }

  /** Sets how many levels of objects and lists a body may have, 1 to 500; default: 100. */
  public FilterBuilder maxDepth(int value) {
    maxDepth = within("maxDepth", value, 500);
    return this;
  }

  /** Sets how many values a body may hold, 1 to 10000000; default: 100000. */
  public FilterBuilder maxProperties(int value) {
    maxProperties = within("maxProperties", value, 10_000_000);
    return this;
  }

  /** Sets how many parameters a query may have, 1 to 10000; default: 1000. */
  public FilterBuilder maxParameters(int value) {
    maxParameters = within("maxParameters", value, 10_000);
    return this;
  }

  /** Sets how many errors one answer lists at the most, 1 to 1000; default: 50. */
  public FilterBuilder maxErrors(int value) {
    maxErrors = within("maxErrors", value, 1000);
    return this;
  }

  /** Adds a mapper for the exceptions of a type. */
  public <T extends Throwable> FilterBuilder mapper(Class<T> type, ExceptionMapper<T> mapper) {
    mappers.add(new Registration<>(type, mapper));
    return this;
  }

  /** Adds mappers whose classes say which exceptions they are for. */
  public FilterBuilder mappers(ExceptionMapper<?>... values) {
    Arrays.stream(values).map(Registration::of).forEach(mappers::add);
    return this;
  }

  /** Adds renderers to the negotiation of {@code Accept}. */
  public FilterBuilder renderers(ProblemRenderer... values) {
    renderers.addAll(List.of(values));
    return this;
  }

  /** Adds listeners that are told of every problem. */
  public FilterBuilder listeners(ProblemListener... values) {
    listeners.addAll(List.of(values));
    return this;
  }

  /** Adds types that the catalogue lists before they first occur. */
  public FilterBuilder problemTypes(ProblemType... values) {
    problemTypes.addAll(List.of(values));
    return this;
  }

  /** Sets where to log: {@code auto} (the default), {@code slf4j}, {@code system}, {@code off}. */
  public FilterBuilder log(String value) {
    if (!Set.of("auto", "slf4j", "system", "off").contains(value)) {
      throw refusal("log", value, "write auto, slf4j, system or off");
    }
    log = value;
    return this;
  }

  /** Sets how many lines of one kind are logged in a second; default: 10, 0 for no limit. */
  public FilterBuilder logRate(int value) {
    if (value < 0) {
      throw refusal("logRate", value, "write 0 for no limit, or more lines a second");
    }
    logRate = value;
    return this;
  }

  /** Sets the request header whose value becomes {@code request_id}; default: none. */
  public FilterBuilder requestIdHeader(String value) {
    if (value.isEmpty()
        || !value.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || c == '-')) {
      throw refusal("requestIdHeader", value, "write a header's name, such as X-Request-Id");
    }
    requestIdHeader = value;
    return this;
  }

  /** Sets the name of the application in {@code Proxy-Status} headers; default: none is sent. */
  public FilterBuilder proxyStatus(String value) {
    if (!ProxyStatus.isName(value)) {
      throw refusal("proxyStatus", value, "write a public name for the application, such as shop");
    }
    proxyStatus = value;
    return this;
  }

  /** Adds packages of drivers whose exceptions are always an upstream's, such as java.sql. */
  public FilterBuilder upstreamPackages(String... names) {
    upstreamPackages.addAll(PackageNames.prefixes(names));
    return this;
  }

  /** Sets whether a set-up that lets failures escape stops the application; default: false. */
  public FilterBuilder strict(boolean value) {
    strict = value;
    return this;
  }

  /** Puts what was set here behind what another builder has. */
  void addTo(FilterBuilder other) {
    other.mappers.addAll(mappers);
    other.renderers.addAll(renderers);
    other.listeners.addAll(listeners);
    other.upstreamPackages.addAll(upstreamPackages);
    other.problemTypes.addAll(problemTypes);
  }

  /** Returns a builder with the same single values and empty lists. */
  FilterBuilder withoutLists() {
    FilterBuilder copy = new FilterBuilder();
    copy.format = format;
    copy.typeBase = typeBase;
    copy.catalogPath = catalogPath;
    copy.html = html;
    copy.validationStatus = validationStatus;
    copy.preciseGateway = preciseGateway;
    copy.maxInputSize = maxInputSize;
    copy.maxDepth = maxDepth;
    copy.maxProperties = maxProperties;
    copy.maxParameters = maxParameters;
    copy.maxErrors = maxErrors;
    copy.log = log;
    copy.logRate = logRate;
    copy.requestIdHeader = requestIdHeader;
    copy.proxyStatus = proxyStatus;
    copy.strict = strict;
    return copy;
  }

  Settings settings() {
    return new Settings(
        format,
        typeBase,
        catalogPath,
        html,
        validationStatus,
        preciseGateway,
        new InputLimits(maxInputSize, maxDepth, maxProperties, maxParameters, maxErrors),
        maxErrors,
        mappers,
        renderers,
        listeners,
        problemTypes,
        log,
        logRate,
        requestIdHeader,
        proxyStatus,
        upstreamPackages,
        strict);
  }

  private static int within(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw refusal(option, value, "write a number from 1 to " + max);
    }
    return value;
  }

  /** Says which option has which wrong value, and what to write instead. */
  static IllegalArgumentException refusal(String option, Object value, String remedy) {
    return new IllegalArgumentException(option + " is '" + value + "': " + remedy);
  }
}
