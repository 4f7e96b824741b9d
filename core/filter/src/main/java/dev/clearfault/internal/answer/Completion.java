package dev.clearfault.internal.answer;

import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.http.Correlation;
import dev.clearfault.internal.http.Methods;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Completes a problem into what is sent: adds what belongs to its occurrence, and the statuses that
 * the application prefers. Nothing changes afterwards, so the log and the answer agree.
 *
 * <p>Thread-safe.
 */
public final class Completion {
  private final Catalogue catalogue;
  private final Preferences preferences;
  private final Languages languages;

  /** Creates the stage. */
  public Completion(Catalogue catalogue, Preferences preferences, Languages languages) {
    this.catalogue = catalogue;
    this.preferences = preferences;
    this.languages = languages;
  }

  InputLimits inputLimits() {
    return preferences.inputLimits();
  }

  /**
   * Returns the problem as it will be rendered; what fails on the way leaves it as it is.
   *
   * @param live whether the request can still be asked
   */
  Problem complete(Exchange exchange, Problem problem, boolean live, Consumer<Throwable> mishaps) {
    Problem completed = problem;
    try {
      completed = completed(exchange, problem, live);
      return language(exchange, completed, live).translate(completed);
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return completed;
    }
  }

  /** What has been written for this client in a language stays in it. */
  private Language language(Exchange exchange, Problem problem, boolean live) {
    String written = problem.headers().get(Language.HEADER);
    if (written != null) {
      return languages.named(written);
    }
    return live ? languages.of(exchange.acceptLanguage()) : languages.english();
  }

  private Problem completed(Exchange exchange, Problem problem, boolean live) {
    int status = status(problem);
    int most = AnswerSize.errorsThatFit(problem, preferences.maxErrors());
    boolean tooMany = problem.errors().size() > most;
    return new Problem(
        catalogue.locate(problem.type()),
        status,
        AnswerSize.detail(problem.detail()),
        problem.instance() == null ? newInstance() : problem.instance(),
        live && problem.traceId() == null
            ? Correlation.traceId(exchange.header("traceparent"))
            : problem.traceId(),
        live && problem.requestId() == null ? requestId(exchange) : problem.requestId(),
        tooMany ? problem.errors().subList(0, most) : problem.errors(),
        tooMany || problem.truncated(),
        problem.upstream(),
        problem.retryable() == null
            ? null
            : problem.retryable() || Methods.isIdempotent(exchange.line().method()),
        AnswerSize.extensions(problem.extensions()),
        headers(problem, status));
  }

  private int status(Problem problem) {
    ProblemType type = problem.type();
    if (problem.status() != type.status()) {
      return problem.status(); // Somebody has chosen it already.
    }
    if (type.listsErrors() && !concernsTheRequestItself(problem.errors())) {
      return preferences.validationStatus();
    }
    return preferences.preciseGateway() ? preciseStatus(type) : type.status();
  }

  private Map<String, String> headers(Problem problem, int status) {
    boolean preferred = status == 503 && problem.status() != 503;
    String proxyStatus =
        preferences.proxyStatus() == null
            ? null
            : ProxyStatus.of(preferences.proxyStatus(), problem.type());
    if (!preferred && proxyStatus == null) {
      return problem.headers();
    }
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    if (preferred && headers.keySet().stream().noneMatch("Retry-After"::equalsIgnoreCase)) {
      headers.put("Retry-After", "1");
    }
    if (proxyStatus != null) {
      headers.put("Proxy-Status", proxyStatus);
    }
    return headers;
  }

  /** The statuses of RFC 9110 section 15.6 that tell a gateway's failures apart. */
  private static int preciseStatus(ProblemType type) {
    return switch (type.code()) {
      case "upstream_timeout" -> 504;
      case "upstream_circuit_open", "upstream_overloaded" -> 503;
      default -> type.status();
    };
  }

  /** A bad path or header stays 400: 422 speaks of the content (RFC 9110 section 15.5.21). */
  private static boolean concernsTheRequestItself(List<Violation> errors) {
    for (Violation error : errors) {
      if (error.in() == Violation.Source.PATH || error.in() == Violation.Source.HEADER) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String requestId(Exchange exchange) {
    String header = preferences.requestIdHeader();
    return header == null ? null : Correlation.requestId(exchange.header(header));
  }

  /** A version 4 UUID (RFC 9562) from a random source that never blocks; it is no secret. */
  private static String newInstance() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return "urn:uuid:" + new UUID(high, low);
  }
}
