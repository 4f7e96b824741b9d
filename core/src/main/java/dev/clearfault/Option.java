package dev.clearfault;

import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every option of the filter: an init-param, and a method of {@link FilterBuilder} of the same name
 * that checks its value.
 */
enum Option {
  FORMAT("format", "problem", "The JSON shape of all answers: problem, envelope or fields.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.format(value);
    }
  },
  TYPE_BASE(
      "typeBase",
      "the catalogue's URL",
      "The URI that type URIs start with. Set it before your first release: a type URI is an"
          + " identity.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.typeBase(value);
    }
  },
  CATALOG_PATH(
      "catalogPath",
      "/problems",
      "The path, inside the application, where the filter serves the catalogue of problem types;"
          + " its /error is the error page to name in web.xml.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.catalogPath(value);
    }
  },
  HTML(
      "html", "true", "Whether a client that prefers text/html gets a plain page: true or false.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.html(bool(value));
    }
  },
  VALIDATION_STATUS(
      "validationStatus",
      "400",
      "The status of input that could be read but broke a rule: 400 or 422.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.validationStatus(number(value));
    }
  },
  GATEWAY_STATUS(
      "gatewayStatus",
      "502",
      "The status of upstream failures: 502 for all, or precise for 504 on time-outs and 503 with"
          + " Retry-After on open circuits and exhausted pools.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.gatewayStatus(value);
    }
  },
  MAX_INPUT_SIZE(
      "maxInputSize",
      "1MiB",
      "How large a body may be that Inputs reads: a number of bytes, KiB or MiB, up to 1024MiB.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.maxInputSize(value);
    }
  },
  MAX_DEPTH(
      "maxDepth",
      "100",
      "How many levels of objects and lists a body may have that Inputs reads, from 1 to 500.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.maxDepth(number(value));
    }
  },
  MAX_PROPERTIES(
      "maxProperties",
      "100000",
      "How many values, in objects and lists together, a body may hold that Inputs reads, from 1 to"
          + " 10000000.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.maxProperties(number(value));
    }
  },
  MAX_PARAMETERS(
      "maxParameters",
      "1000",
      "How many parameters a query may have that Inputs reads, from 1 to 10000.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.maxParameters(number(value));
    }
  },
  MAX_ERRORS("maxErrors", "50", "How many errors one answer lists at the most, from 1 to 1000.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.maxErrors(number(value));
    }
  },
  MAPPERS("mappers", "none", "Class names of exception mappers, separated by commas.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      classes
          .instances(parameter(), value, ExceptionMapper.class)
          .forEach(mapper -> builder.mappers((ExceptionMapper<?>) mapper));
    }
  },
  RENDERERS("renderers", "none", "Class names of problem renderers, separated by commas.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      classes.instances(parameter(), value, ProblemRenderer.class).forEach(builder::renderers);
    }
  },
  LISTENERS("listeners", "none", "Class names of problem listeners, separated by commas.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      classes.instances(parameter(), value, ProblemListener.class).forEach(builder::listeners);
    }
  },
  PROBLEM_TYPES(
      "problemTypes",
      "none",
      "Class names, separated by commas, of exceptions with @AsProblem and of classes with constants"
          + " of type ProblemType, to list in the catalogue before they first occur.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      classes.problemTypes(parameter(), value).forEach(builder::problemTypes);
    }
  },
  LOG(
      "log",
      "auto",
      "Where to log: slf4j, system (System.Logger), off, or auto for SLF4J where the application has"
          + " it with a provider, else system.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.log(value);
    }
  },
  LOG_RATE(
      "logRate",
      "10",
      "How many lines of one kind are logged in a second, before a summary takes over; 0 for no"
          + " limit.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.logRate(number(value));
    }
  },
  REQUEST_ID_HEADER(
      "requestIdHeader",
      "none",
      "The request header whose value becomes request_id, if it has at most 128 harmless"
          + " characters.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.requestIdHeader(value);
    }
  },
  PROXY_STATUS(
      "proxyStatus",
      "none",
      "The application's public name in a Proxy-Status header (RFC 9209) on upstream failures.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.proxyStatus(value);
    }
  },
  UPSTREAM_PACKAGES(
      "upstreamPackages",
      "none",
      "Packages, separated by commas, of drivers whose failures are an upstream's wherever they"
          + " occur, such as java.sql; constraint violations and wrong statements stay 500.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.upstreamPackages(value.strip().split("\\s*,\\s*"));
    }
  },
  STRICT(
      "strict",
      "false",
      "Whether a set-up that lets failures escape stops the application instead of being logged:"
          + " true or false.") {
    @Override
    void set(FilterBuilder builder, String value, ClassNames classes) {
      builder.strict(bool(value));
    }
  };

  private final String parameter;
  private final String standard;
  private final String meaning;

  Option(String parameter, String standard, String meaning) {
    this.parameter = parameter;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** Returns the init-param's name. */
  String parameter() {
    return parameter;
  }

  /** Returns what holds if nobody sets it, as documented. */
  String standard() {
    return standard;
  }

  /** Returns the sentence of the documentation. */
  String meaning() {
    return meaning;
  }

  /**
   * Sets the option on a builder.
   *
   * @throws IllegalArgumentException whose message says what to write instead
   */
  abstract void set(FilterBuilder builder, String value, ClassNames classes);

  static @Nullable Option named(String parameter) {
    for (Option option : values()) {
      if (option.parameter.equals(parameter)) {
        return option;
      }
    }
    return null;
  }

  static String names() {
    return Arrays.stream(values()).map(Option::parameter).collect(Collectors.joining(", "));
  }

  boolean bool(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw FilterBuilder.refusal(parameter, value, "write true or false");
    };
  }

  int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw FilterBuilder.refusal(parameter, value, "write a whole number");
    }
  }
}
