package dev.clearfault.internal.observe;

import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@link LogLine} as keys and values, for structured logs. What clients can choose
 * freely, such as the path, stays in the line.
 */
final class LogFacts {
  private LogFacts() {}

  static Map<String, Object> of(Occurrence occurrence) {
    ProblemDocument document = occurrence.document();
    RequestFacts request = occurrence.request();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("status", document.status());
    facts.put("code", document.code());
    facts.put("instance", document.instance());
    facts.put("door", occurrence.door().logName());
    facts.put("because", occurrence.evidence().logName());
    facts.put("fault", occurrence.fault().logName());
    facts.put("delivered", occurrence.delivered());
    text("upstream", document.upstream(), facts);
    text("trace_id", document.traceId(), facts);
    text("request_id", document.requestId(), facts);
    text("route", request.route(), facts);
    facts.put("duration_ms", request.duration().toMillis());
    text("client", request.client(), facts);
    return facts;
  }

  private static void text(String name, @Nullable String value, Map<String, Object> facts) {
    if (value != null && !value.isEmpty()) {
      facts.put(name, LogLine.safe(value));
    }
  }
}
