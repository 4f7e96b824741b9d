package dev.clearfault.internal.observe;

import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@link LogLine} as keys and values, for structured logs. What clients can choose
 * freely, such as the path, stays in the line.
 */
final class LogFacts {
  private static final int MAX_TEXT = 500;

  private LogFacts() {}

  static void of(Occurrence occurrence, BiConsumer<String, Object> facts) {
    ProblemDocument document = occurrence.document();
    RequestFacts request = occurrence.request();
    facts.accept("status", document.status());
    facts.accept("code", document.code());
    facts.accept("instance", document.instance());
    facts.accept("door", occurrence.door().logName());
    facts.accept("because", occurrence.evidence().logName());
    facts.accept("fault", occurrence.fault().logName());
    facts.accept("delivered", occurrence.delivered());
    text("upstream", document.upstream(), facts);
    text("trace_id", document.traceId(), facts);
    text("request_id", document.requestId(), facts);
    text("route", request.route(), facts);
    facts.accept("duration_ms", request.duration().toMillis());
    text("client", request.client(), facts);
  }

  private static void text(String name, @Nullable String value, BiConsumer<String, Object> facts) {
    if (value != null) {
      facts.accept(name, SafeText.of(value, MAX_TEXT));
    }
  }
}
