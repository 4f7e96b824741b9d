package dev.clearfault.contract.internal.filter;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.clearfault.contract.internal.filter.ContractOptions.Drift;
import dev.clearfault.contract.internal.filter.ContractOptions.Responses;
import dev.clearfault.contract.internal.filter.ContractOptions.Unmatched;
import dev.clearfault.contract.internal.filter.Routes.Route;
import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.request.RequestCheck;
import dev.clearfault.contract.internal.response.ResponseWatch;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.ReplayedRequest;
import dev.clearfault.internal.setup.AnnotatedHandlers;
import dev.clearfault.internal.setup.SetUpLog;
import dev.clearfault.internal.setup.ValidInputServlets;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass, or refuses it.
 *
 * <p>Whatever goes wrong while a request is checked, it does not pass, unless its route is only
 * reported. Thread-safe.
 */
public final class Gate {
  /** The request attribute of what has passed. Another filter has another contract. */
  private final String passed;

  private final Routes routes;
  private final SchemaServlets schemas;
  private final Findings findings;
  private final SetUpLog log;
  private final boolean watches;
  private final AtomicBoolean saidUnreported = new AtomicBoolean();

  private Gate(
      String filter,
      Routes routes,
      SchemaServlets schemas,
      Findings findings,
      SetUpLog log,
      boolean watches) {
    passed = Gate.class.getName() + "." + filter;
    this.routes = routes;
    this.schemas = schemas;
    this.findings = findings;
    this.log = log;
    this.watches = watches;
  }

  /**
   * Reads the contract of an application.
   *
   * @param named the files with schemas that handlers name
   * @throws IllegalArgumentException if an option or the contract cannot be used; the message says
   *     why, and what to do
   */
  public static Gate open(
      ContractOptions options, FilterConfig config, AnnotatedHandlers<String> named) {
    ServletContext context = config.getServletContext();
    SchemaFiles files = new SchemaFiles(new ContractFiles(context));
    String file = options.find(ContractOptions.CONTRACT);
    Contract contract = file == null ? null : Contract.read(files, file);
    SchemaServlets schemas = SchemaServlets.of(named, files);
    if (contract == null && schemas.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no contract: set the init-param contract to an OpenAPI document, such as"
              + " /WEB-INF/openapi.yaml, or put @ValidSchema on a servlet");
    }
    SetUpLog log = SetUpLog.of(context);
    Gate gate =
        new Gate(
            config.getFilterName(),
            routes(options, contract, context.getContextPath()),
            schemas,
            findings(context),
            log,
            options.find(ContractOptions.RESPONSES) == Responses.REPORT);
    gate.say(options, context);
    files.warnings().forEach(log::warn);
    if (contract != null) {
      Coverage.tell(config, contract, gate.routes.basePath());
      Drift drift = requireNonNull(options.find(ContractOptions.DRIFT));
      DriftReport.tell(drift, contract, gate.routes.basePath(), context);
    }
    return gate;
  }

  private static Findings findings(ServletContext context) {
    Languages languages = new Languages(context.getClassLoader());
    ClassInputs classes = new ClassInputs(ValidInputServlets.of(context));
    return new Findings(new RequestCheck(languages), classes, languages);
  }

  static Routes routes(ContractOptions options, @Nullable Contract contract, String contextPath) {
    Mode mode = requireNonNull(options.find(ContractOptions.MODE));
    RouteModes modes = RouteModes.of(options.find(ContractOptions.MODES), mode);
    boolean rejects = options.find(ContractOptions.UNMATCHED) == Unmatched.REJECT;
    if (contract != null && !rejects) {
      modes.checkAgainst(contract.operations());
    }
    String ofServer = contract == null ? "" : inside(contract.basePath(), contextPath);
    String base = requireNonNullElse(options.find(ContractOptions.BASE_PATH), ofServer);
    return new Routes(contract, base, modes, rejects);
  }

  /** Begins to watch the answer to a request; null if nobody asks for it, or it is watched. */
  public @Nullable ResponseWatch watch(HttpServletRequest request, HttpServletResponse response) {
    if (!watches || ResponseWatch.isOn(request)) {
      return null;
    }
    Route route = routes.of(request);
    Operation operation = route.match() == null ? null : route.match().operation();
    if (operation == null || route.mode() == Mode.OFF) {
      return null;
    }
    Exchange exchange = Exchange.of(request);
    if (exchange == null) {
      sayUnreported("an answer is not compared with the contract");
      return null;
    }
    return ResponseWatch.begin(request, response, operation, new AnswerReport(exchange));
  }

  /** The URL of a server has the context path, too. */
  private static String inside(String basePath, String contextPath) {
    boolean starts = basePath.equals(contextPath) || basePath.startsWith(contextPath + "/");
    return starts ? basePath.substring(contextPath.length()) : basePath;
  }

  private void say(ContractOptions options, ServletContext context) {
    Contract contract = routes.contract();
    log.info(
        "the contract "
            + (contract == null ? "of @ValidSchema" : options.find(ContractOptions.CONTRACT))
            + " is ready in '"
            + context.getContextPath()
            + "': operations="
            + (contract == null ? 0 : contract.operations().size())
            + ", schemas="
            + schemas.schemas().size()
            + ", basePath="
            + (routes.basePath().isEmpty() ? "/" : routes.basePath())
            + ", mode="
            + routes.modes().standard().word());
    if (!SetUpLog.hasErrorLayer(context)) {
      log.warn(
          "there is no dev.clearfault.ExceptionMappingFilter, so a refused request gets the"
              + " container's page for status 500: declare that filter first, mapped to /*");
    }
  }

  /**
   * Checks a request.
   *
   * @return the request to hand on
   * @throws ProblemException if the request is refused
   * @throws IOException if the request's stream throws it
   */
  public HttpServletRequest check(HttpServletRequest request) throws IOException {
    ContractSchema schema = schemas.of(request);
    Route found = routes.of(request);
    Route route = schema == null ? found : found.unrefused();
    boolean free = route.match() == null && schema == null && route.refusal() == null;
    if (free || route.mode() == Mode.OFF || isKnown(request)) {
      return ReplayedRequest.around(request);
    }
    if (route.mode() == Mode.REPORT) {
      report(request, route, schema);
    } else {
      refuse(request, route, schema);
    }
    request.setAttribute(passed, target(request));
    return ReplayedRequest.around(request);
  }

  /** A later dispatch to the same target has the same request, which has passed. */
  private boolean isKnown(HttpServletRequest request) {
    return target(request).equals(request.getAttribute(passed));
  }

  private static String target(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString();
  }

  private void refuse(HttpServletRequest request, Route route, @Nullable ContractSchema schema)
      throws IOException {
    if (route.refusal() != null) {
      throw route.refusal();
    }
    ProblemException refusal = findings.in(request, route.match(), schema);
    if (refusal != null) {
      throw refusal;
    }
  }

  private void report(HttpServletRequest request, Route route, @Nullable ContractSchema schema)
      throws IOException {
    Throwable found =
        route.refusal() == null
            ? findings.orBroken(request, route.match(), schema)
            : route.refusal();
    Exchange exchange = found == null ? null : Exchange.of(request);
    if (exchange != null) {
      exchange.report(requireNonNull(found));
    } else if (found != null) {
      sayUnreported("a request does not fit the contract, and nobody is told of it");
    }
  }

  private void sayUnreported(String what) {
    if (saidUnreported.compareAndSet(false, true)) {
      log.warn(
          what
              + ", because no dev.clearfault.ExceptionMappingFilter is mapped to its path: map it"
              + " to /*");
    }
  }
}
