package dev.clearfault.internal.setup;

import static dev.clearfault.internal.setup.Option.flag;
import static dev.clearfault.internal.setup.Option.list;
import static dev.clearfault.internal.setup.Option.number;
import static dev.clearfault.internal.setup.Option.single;
import static dev.clearfault.internal.setup.Option.text;
import static dev.clearfault.internal.setup.Option.word;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.read.InputLimits;
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
 * All options of the filter. Each is declared only here, and has an init-param and a method of the
 * builder with its name.
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

  /** How many bytes a body may have. */
  public static final Option<Long> MAX_INPUT_SIZE =
      single(
          "maxInputSize",
          "1MiB",
          ByteSize.parse("maxInputSize", "1MiB"),
          "How large a body may be that Inputs reads: a number of bytes, KiB or MiB, up to"
              + " 1024MiB.",
          (text, classes) -> ByteSize.parse("maxInputSize", text),
          bytes -> ByteSize.check("maxInputSize", bytes));

  /** How many levels a body may have. */
  public static final Option<Integer> MAX_DEPTH =
      number(
          "maxDepth",
          InputLimits.STANDARD.maxDepth(),
          500,
          "How many levels of objects and lists a body may have that Inputs reads");

  /** How many values a body may hold. */
  public static final Option<Integer> MAX_PROPERTIES =
      number(
          "maxProperties",
          InputLimits.STANDARD.maxProperties(),
          10_000_000,
          "How many values, in objects and lists together, a body may hold that Inputs reads");

  /** How many parameters there may be. */
  public static final Option<Integer> MAX_PARAMETERS =
      number(
          "maxParameters",
          InputLimits.STANDARD.maxParameters(),
          10_000,
          "How many parameters a query may have that Inputs reads");

  /** How many errors an answer lists. */
  public static final Option<Integer> MAX_ERRORS =
      number(
          "maxErrors",
          InputLimits.STANDARD.maxErrors(),
          1000,
          "How many errors one answer lists at the most");

  /** Whether texts may have control characters. */
  public static final Option<Boolean> CONTROL_CHARACTERS =
      flag(
          "controlCharacters",
          true,
          "Whether texts that Inputs reads may have control characters other than tab and line"
              + " breaks, and halves of characters, which many databases refuse: true or false.");

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

  /** Where to log. */
  public static final Option<String> LOG =
      word(
          "log",
          "auto",
          Map.of("auto", "auto", "slf4j", "slf4j", "system", "system", "off", "off"),
          "write auto, slf4j, system or off",
          "Where to log: slf4j, system (System.Logger), off, or auto for SLF4J where the"
              + " application has it with a provider, else system.");

  /** How many lines of a kind the log has in a second. */
  public static final Option<Integer> LOG_RATE =
      number(
          "logRate",
          10,
          lines -> lines >= 0,
          "write 0 for no limit, or more lines a second",
          "How many lines of one kind are logged in a second, before a summary takes over; 0"
              + " for no limit.");

  /** The levels of lines about failures. */
  public static final Option<List<String>> LOG_LEVELS =
      list(
          "logLevels",
          "Other levels of the log, separated by commas: a code, a status, 4xx or 5xx, a colon, and"
              + " error, warning, info, debug or off, such as 4xx:info.",
          (text, classes) -> List.of(text.strip().split("\\s*,\\s*")),
          Texts::logLevel);

  /** Where the address of a client comes from. */
  public static final Option<List<String>> CLIENT_ADDRESS =
      list(
          "clientAddress",
          "Logs the client's address: peer for that of the connection, or the addresses and networks"
              + " of proxies, separated by commas, whose X-Forwarded-For counts; with the word"
              + " forwarded, their Forwarded (RFC 7239).",
          (text, classes) -> List.of(text.strip().split("\\s*,\\s*")),
          Texts::clientAddress);

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
          HTML,
          HTML_TEMPLATE,
          BARE_STATUS,
          VALIDATION_STATUS,
          GATEWAY_STATUS,
          MAX_INPUT_SIZE,
          MAX_DEPTH,
          MAX_PROPERTIES,
          MAX_PARAMETERS,
          MAX_ERRORS,
          CONTROL_CHARACTERS,
          MAPPERS,
          RENDERERS,
          LISTENERS,
          PROBLEM_TYPES,
          LOG,
          LOG_RATE,
          LOG_LEVELS,
          CLIENT_ADDRESS,
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
