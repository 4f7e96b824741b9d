package dev.clearfault.contract.internal.filter;

import dev.clearfault.internal.setup.Option;
import dev.clearfault.internal.setup.Refusal;
import jakarta.servlet.FilterConfig;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of all options of one filter. Each option is declared only here. Immutable. */
public final class ContractOptions {
  /** The path prefix of a contract on the class path. */
  public static final String CLASS_PATH = "classpath:";

  /** Where the contract is. */
  public static final Option<String> CONTRACT =
      Option.text(
          "contract",
          "none",
          null,
          "The OpenAPI document, in JSON or YAML: a path in the application, such as"
              + " /WEB-INF/openapi.yaml, or classpath:openapi.yaml.",
          ContractOptions::checkedFile);

  /** What happens to requests that do not fit. */
  public static final Option<Mode> MODE =
      words(
          "mode",
          Mode.ENFORCE,
          Mode.values(),
          Mode::word,
          "What happens to a request that does not fit the contract: enforce refuses it, report"
              + " counts and logs it and lets it pass, off checks nothing.");

  /** Exceptions from the mode. */
  public static final Option<String> MODES =
      Option.text(
          "modes",
          "none",
          null,
          "Other modes for some routes, separated by semicolons, such as POST /orders=report;"
              + " /legacy/**=off; the first that fits counts.",
          text -> text);

  /** What happens to requests without an operation. */
  public static final Option<Unmatched> UNMATCHED =
      words(
          "unmatched",
          Unmatched.PASS,
          Unmatched.values(),
          each -> each.name().toLowerCase(Locale.ROOT),
          "What happens to a request that the contract has no operation for: pass, or reject with"
              + " 404, or with 405 and Allow.");

  /** The path before the paths of the contract. */
  public static final Option<String> BASE_PATH =
      Option.text(
          "basePath",
          "that of the first server",
          null,
          "The path, inside the application, that the paths of the contract follow, such as /api;"
              + " / for none.",
          ContractOptions::checkedBase);

  /** What happens to answers that do not fit. */
  public static final Option<Responses> RESPONSES =
      words(
          "responses",
          Responses.OFF,
          Responses.values(),
          each -> each.name().toLowerCase(Locale.ROOT),
          "Whether JSON answers are compared with the contract: off, or report, which counts and"
              + " logs those that do not fit and sends them as they are.");

  /** What happens to differences between the contract and the application. */
  public static final Option<Drift> DRIFT =
      words(
          "drift",
          Drift.LOG,
          Drift.values(),
          each -> each.name().toLowerCase(Locale.ROOT),
          "What happens to each difference between the contract and the annotated classes and"
              + " servlets that is found at start-up: log, stop the application, or off.");

  private static final List<Option<?>> ALL =
      List.of(CONTRACT, MODE, MODES, UNMATCHED, BASE_PATH, RESPONSES, DRIFT);

  private final Map<Option<?>, Object> values;

  private ContractOptions(Map<Option<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** What happens to a request that the contract has no operation for. */
  public enum Unmatched {
    /** It passes. */
    PASS,
    /** It is answered with 404 or 405. */
    REJECT
  }

  /** What happens to an answer that does not fit the contract. */
  public enum Responses {
    /** Answers are not checked. */
    OFF,
    /** It is counted and logged. */
    REPORT
  }

  /** What happens to a difference between the contract and the application. */
  public enum Drift {
    /** It is logged. */
    LOG,
    /** The application does not start. */
    STOP,
    /** Nobody looks. */
    OFF
  }

  private static <E extends Enum<E>> Option<E> words(
      String name, E standard, E[] all, Function<E, String> word, String meaning) {
    Map<String, E> words = Arrays.stream(all).collect(Collectors.toMap(word, Function.identity()));
    String choice = Arrays.stream(all).map(word).collect(Collectors.joining(", "));
    return Option.word(name, word.apply(standard), words, "write one of " + choice, meaning);
  }

  private static String checkedFile(String path) {
    if (!path.startsWith("/") && !path.startsWith(CLASS_PATH)) {
      throw Refusal.of(
          "contract",
          path,
          "write a path that starts with a slash, such as /WEB-INF/openapi.yaml, or"
              + " classpath:openapi.yaml");
    }
    return path;
  }

  private static String checkedBase(String path) {
    if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw Refusal.of("basePath", path, "write a path that starts with a slash, such as /api");
    }
    return path.replaceFirst("/+$", "");
  }

  /**
   * Reads the options of a filter.
   *
   * @throws IllegalArgumentException if an option is unknown or has a value that it does not take;
   *     the message says what to write instead
   */
  public static ContractOptions of(FilterConfig config) {
    Map<Option<?>, Object> values = new HashMap<>();
    for (String name : Collections.list(config.getInitParameterNames())) {
      Option<?> option = named(name);
      values.put(option, option.read(config.getInitParameter(name).trim()));
    }
    return new ContractOptions(values);
  }

  private static Option<?> named(String name) {
    for (Option<?> option : ALL) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    String names = ALL.stream().map(Option::name).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("there is no option '" + name + "': write one of " + names);
  }

  /** Returns all options, for the documentation. */
  public static List<Option<?>> all() {
    return ALL;
  }

  /** Returns the value of an option; null if it has none. */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T find(Option<T> option) {
    Object value = values.get(option);
    return value == null ? option.value() : (T) value;
  }
}
