package dev.clearfault;

import dev.clearfault.internal.http.Repetition;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.RequestFacts;
import java.time.Duration;

/** Documents of problems as an application without options sends them. */
public final class Documents {
  public static final String INSTANCE = "urn:uuid:1";

  private static final Languages LANGUAGES = new Languages(null);

  private Documents() {}

  /** Returns the document of the problem in its language, or else in English. */
  public static ProblemDocument of(Problem problem) {
    return of(problem, INSTANCE);
  }

  /** Returns the document of the problem with an instance. */
  public static ProblemDocument of(Problem problem, String instance) {
    String tag = problem.language();
    return in(tag == null ? LANGUAGES.english() : LANGUAGES.named(tag), problem, instance);
  }

  /** Returns the facts of a request at the route {@code /shop/*} that took two milliseconds. */
  public static RequestFacts request(String method, String path) {
    return new RequestFacts(method, path, "/shop/*", null, Duration.ofMillis(2));
  }

  /** Returns the document with a trace id and this request id. */
  public static ProblemDocument withIds(ProblemDocument document, String requestId) {
    return new ProblemDocument(
        document.type(),
        document.title(),
        document.status(),
        document.detail(),
        document.instance(),
        document.code(),
        "4bf92f3577b34da6a3ce929d0e0e4736",
        requestId,
        document.errors(),
        document.truncated(),
        document.upstream(),
        document.retryable(),
        document.retryAfter(),
        document.extensions(),
        document.language());
  }

  /** Returns the document of the problem in a language. */
  public static ProblemDocument in(Language language, Problem problem, String instance) {
    ProblemType type = problem.type();
    String title = language.title(type);
    return new ProblemDocument(
        type.uri() == null ? ProblemType.BLANK : type.uri(),
        title == null ? type.title() : title,
        problem.status(),
        language.detail(problem),
        instance,
        type.code(),
        null,
        null,
        language.violations(problem.errors()),
        problem.truncated(),
        problem.upstream(),
        problem.nothingWasDone() == null
            ? Repetition.nothingWasDone(problem.status(), false)
            : problem.nothingWasDone(),
        null,
        problem.extensions(),
        language.tagFor(type));
  }
}
