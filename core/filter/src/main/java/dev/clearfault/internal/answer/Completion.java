package dev.clearfault.internal.answer;

import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.http.Correlation;
import dev.clearfault.internal.http.Methods;
import dev.clearfault.internal.http.Repetition;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Completes a problem into the document that is sent: the type's URI, the status that the
 * application prefers, the ids of this occurrence, and all texts in the client's language. Nothing
 * changes afterwards, so the log and the answer agree.
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

  @Nullable ClientAddress clientAddress() {
    return preferences.clientAddress();
  }

  boolean answersBareStatus() {
    return preferences.bareStatus();
  }

  /**
   * Returns the answer. If a step fails, the answer says no more than the problem's type.
   *
   * @param live whether the request can still be read
   */
  Reply complete(Exchange exchange, Problem problem, boolean live, Consumer<Throwable> mishaps) {
    try {
      Map<String, String> headers = headers(problem);
      return new Reply(document(exchange, problem, live, headers), headers);
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return new Reply(documentOfType(problem, status(problem)), problem.headers());
    }
  }

  private static ProblemDocument documentOfType(Problem problem, int status) {
    ProblemType type = problem.type();
    return new ProblemDocument(
        type.uri() == null ? ProblemType.BLANK : type.uri(),
        AnswerSize.cut(type.title()),
        status,
        null,
        newInstance(),
        type.code(),
        null,
        null,
        List.of(),
        false,
        null,
        problem.nothingWasDone(),
        null,
        Map.of(),
        Languages.ENGLISH);
  }

  private ProblemDocument document(
      Exchange exchange, Problem problem, boolean live, Map<String, String> headers) {
    int status = status(problem);
    String retryAfter = retryAfter(exchange, headers, live);
    ProblemType type = catalogue.locate(problem.type());
    Language language = language(exchange, problem, live);
    AnswerSize.Parts parts = AnswerSize.fit(problem, type.uri(), language, preferences.maxErrors());
    return new ProblemDocument(
        type.uri() == null ? ProblemType.BLANK : type.uri(),
        parts.title(),
        status,
        parts.detail(),
        newInstance(),
        type.code(),
        live ? Correlation.traceId(exchange.header("traceparent")) : null,
        live ? requestId(exchange) : null,
        parts.errors(),
        parts.truncated(),
        problem.upstream(),
        retryable(exchange, problem, status, retryAfter != null),
        Repetition.secondsToWait(retryAfter, Instant.now()),
        parts.extensions(),
        problem.language() == null ? language.tagFor(type) : problem.language());
  }

  /** If some texts have a language already, the others get the same. */
  private Language language(Exchange exchange, Problem problem, boolean live) {
    if (problem.language() != null) {
      return languages.named(problem.language());
    }
    return live ? languages.of(exchange.acceptLanguage()) : languages.english();
  }

  private int status(Problem problem) {
    ProblemType type = problem.type();
    if (problem.ownStatus() != null) {
      return problem.ownStatus();
    }
    boolean invalid = type.code().equals(ProblemType.VALIDATION_FAILED.code());
    return invalid && concernsTheRequestItself(problem.errors())
        ? type.status()
        : preferences.status(type);
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

  private Map<String, String> headers(Problem problem) {
    boolean pause =
        preferences.preciseGateway()
            && problem.ownStatus() == null
            && problem.type().status() == 502
            && preferences.status(problem.type()) == 503
            && problem.headers().keySet().stream()
                .noneMatch(Repetition.RETRY_AFTER::equalsIgnoreCase);
    String proxyStatus =
        preferences.proxyStatus() == null
            ? null
            : ProxyStatus.of(preferences.proxyStatus(), problem.type());
    if (!pause && proxyStatus == null) {
      return problem.headers();
    }
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    if (pause) {
      headers.put(Repetition.RETRY_AFTER, "1");
    }
    if (proxyStatus != null) {
      headers.put("Proxy-Status", proxyStatus);
    }
    return headers;
  }

  /** The value that the answer will have, whoever has set it: the problem or somebody before it. */
  private static @Nullable String retryAfter(
      Exchange exchange, Map<String, String> headers, boolean live) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(Repetition.RETRY_AFTER)) {
        return header.getValue();
      }
    }
    return live ? exchange.response().getHeader(Repetition.RETRY_AFTER) : null;
  }

  private static @Nullable Boolean retryable(
      Exchange exchange, Problem problem, int status, boolean retryAfter) {
    Boolean nothingWasDone =
        problem.nothingWasDone() == null
            ? Repetition.nothingWasDone(status, retryAfter)
            : problem.nothingWasDone();
    return nothingWasDone == null
        ? null
        : nothingWasDone || Methods.isIdempotent(exchange.line().method());
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
