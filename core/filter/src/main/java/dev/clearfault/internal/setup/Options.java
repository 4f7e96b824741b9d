package dev.clearfault.internal.setup;

import static dev.clearfault.internal.setup.Option.flag;
import static dev.clearfault.internal.setup.Option.list;
import static dev.clearfault.internal.setup.Option.number;
import static dev.clearfault.internal.setup.Option.text;
import static dev.clearfault.internal.setup.Option.word;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All options of the filter: those here, those of {@link InputOptions} and those of {@link
 * LogOptions}. Each has an init-param and a method of the builder with its name.
 */
public final class Options {
  /** The JSON shape. */
  public static final Option<Format> FORMAT =
      word(
          "format",
          Format.PROBLEM.optionName(),
          Arrays.stream(Format.values())
              .collect(Collectors.toMap(Format::optionName, Function.identity())),
          "write " + Format.optionNames(),
          "The JSON shape of all answers: problem, envelope or fields.");

  /** The start of all type URIs. */
  public static final Option<String> TYPE_BASE =
      text(
          "typeBase",
          "the catalogue's URL",
          null,
          "The URI that type URIs start with. Set it before your first release: a type URI is"
              + " an identity.",
          Texts::typeBase);

  /** The path of the catalogue. */
  public static final Option<String> CATALOG_PATH =
      text(
          "catalogPath",
          "/problems",
          "/problems",
          "The path, inside the application, where the filter serves the catalogue of problem"
              + " types; its /error is the error page to name in web.xml.",
          Texts::catalogPath);

  /** Whether there is a catalogue. */
  public static final Option<Boolean> CATALOG =
      flag(
          "catalog",
          true,
          "Whether the filter serves the catalogue; without it and without typeBase, every type is"
              + " about:blank: true or false.");

  /** Whether the catalogue has the part for operators. */
  public static final Option<Boolean> CATALOG_OPERATORS =
      flag(
          "catalogOperators",
          false,
          "Whether the pages of the catalogue also say what a problem means for operators, what to"
              + " look at first and which alerts it starts; your filters do not protect these words,"
              + " only a security-constraint of web.xml or a proxy does: true or false.");

  /** Whether the catalogue has the contract of the application. */
  public static final Option<Boolean> PUBLISH_CONTRACT =
      flag(
          "publishContract",
          false,
          "Whether openapi.json of the catalogue also has the operations of the application, with"
              + " what they accept and every error that they can answer; everybody can read it: true"
              + " or false.");

  /** Whether browsers get a page. */
  public static final Option<Boolean> HTML =
      flag(
          "html",
          true,
          "Whether a client that prefers text/html gets a plain page: true or false.");

  /** The page of the application for browsers. */
  public static final Option<String> HTML_TEMPLATE =
      text(
          "htmlTemplate",
          "none",
          null,
          "The path of a file in the application, such as /WEB-INF/problem.html, that becomes the"
              + " page: HTML in UTF-8 with placeholders.",
          Texts::templatePath);

  /** Whether a status alone is a failure. */
  public static final Option<Boolean> BARE_STATUS =
      flag(
          "bareStatus",
          false,
          "Whether an error status that the application sets by setStatus, with nothing else, gets"
              + " a body: true or false.");

  /** The status of input that breaks a rule. */
  public static final Option<Integer> VALIDATION_STATUS =
      number(
          "validationStatus",
          400,
          status -> status == 400 || status == 422,
          "write 400 or 422",
          "The status of input that could be read but broke a rule: 400 or 422.");

  /** Whether the failure of an upstream has the status of its kind. */
  public static final Option<Boolean> GATEWAY_STATUS =
      word(
          "gatewayStatus",
          "502",
          Map.of("502", false, "precise", true),
          "write 502 or precise",
          "The status of upstream failures: 502 for all, or precise for 504 on time-outs and"
              + " 503 with Retry-After on open circuits and exhausted pools.");

  /** The mappers. */
  public static final Option<List<Registration<?>>> MAPPERS =
      list(
          "mappers",
          "Class names of exception mappers, separated by commas.",
          (text, classes) -> classes.mappers("mappers", text));

  /** The renderers of the application. */
  public static final Option<List<ProblemRenderer>> RENDERERS =
      list(
          "renderers",
          "Class names of problem renderers, separated by commas.",
          (text, classes) -> classes.instances("renderers", text, ProblemRenderer.class));

  /** The listeners. */
  public static final Option<List<ProblemListener>> LISTENERS =
      list(
          "listeners",
          "Class names of problem listeners, separated by commas.",
          (text, classes) -> classes.instances("listeners", text, ProblemListener.class));

  /** The types that the catalogue lists from the start. */
  public static final Option<List<ProblemType>> PROBLEM_TYPES =
      list(
          "problemTypes",
          "Class names, separated by commas, of exceptions with @AsProblem and of classes with"
              + " constants of type ProblemType, to list in the catalogue before they first"
              + " occur.",
          (text, classes) -> classes.problemTypes("problemTypes", text));

  /** The header with the id of the request. */
  public static final Option<String> REQUEST_ID_HEADER =
      text(
          "requestIdHeader",
          "none",
          null,
          "The request header whose value becomes request_id, if it has at most 128 harmless"
              + " characters.",
          Texts::headerName);

  /** The application's name in {@code Proxy-Status}. */
  public static final Option<String> PROXY_STATUS =
      text(
          "proxyStatus",
          "none",
          null,
          "The application's public name in a Proxy-Status header (RFC 9209) on upstream"
              + " failures.",
          Texts::publicName);

  /** The packages whose exceptions are an upstream's. */
  public static final Option<List<String>> UPSTREAM_PACKAGES =
      list(
          "upstreamPackages",
          "Packages, separated by commas, of clients and drivers whose failures are an"
              + " upstream's also if nothing proves it, such as com.example.queue; constraint"
              + " violations and wrong statements stay 500.",
          (text, classes) -> List.of(text.strip().split("\\s*,\\s*")),
          Texts::packagePrefix);

  /** Whether a violated unique key is a conflict. */
  public static final Option<Integer> DUPLICATE_KEY_STATUS =
      number(
          "duplicateKeyStatus",
          500,
          status -> status == 500 || status == 409,
          "write 500 or 409",
          "The status if a database refuses a value that must be unique and exists already: 500,"
              + " or 409 where the client chose the value.");

  /** Whether the application stops if its set-up lets failures escape. */
  public static final Option<Boolean> STRICT =
      flag(
          "strict",
          false,
          "Whether a set-up that lets failures escape stops the application instead of being"
              + " logged: true or false.");

  private static final List<Option<?>> ALL =
      List.of(
          FORMAT,
          TYPE_BASE,
          CATALOG_PATH,
          CATALOG,
          CATALOG_OPERATORS,
          PUBLISH_CONTRACT,
          HTML,
          HTML_TEMPLATE,
          BARE_STATUS,
          VALIDATION_STATUS,
          GATEWAY_STATUS,
          InputOptions.MAX_INPUT_SIZE,
          InputOptions.MAX_DEPTH,
          InputOptions.MAX_PROPERTIES,
          InputOptions.MAX_PARAMETERS,
          InputOptions.MAX_ERRORS,
          InputOptions.CONTROL_CHARACTERS,
          MAPPERS,
          RENDERERS,
          LISTENERS,
          PROBLEM_TYPES,
          LogOptions.LOG,
          LogOptions.LOG_RATE,
          LogOptions.LOG_LEVELS,
          LogOptions.CLIENT_ADDRESS,
          REQUEST_ID_HEADER,
          PROXY_STATUS,
          UPSTREAM_PACKAGES,
          DUPLICATE_KEY_STATUS,
          STRICT);

  private Options() {}

  /** Returns all options, in the order of the documentation. */
  public static List<Option<?>> all() {
    return ALL;
  }
}
