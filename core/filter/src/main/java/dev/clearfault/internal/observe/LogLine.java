package dev.clearfault.internal.observe;

import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one line that an operator reads about an occurrence. Each part is cut, escaped and free of
 * secrets, and the number of parts is limited.
 */
final class LogLine {
  private static final int MAX_TEXT = 500;
  private static final int MAX_CAUSES = 32;

  private final StringBuilder line = new StringBuilder(256);

  private LogLine() {}

  static String of(Occurrence occurrence) {
    ProblemDocument document = occurrence.document();
    LogLine log = new LogLine();
    log.line.append(document.status()).append(' ').append(document.code());
    log.field("instance", document.instance());
    log.line.append(" door=").append(occurrence.door().logName());
    log.line.append(" because=").append(occurrence.evidence().logName());
    log.line.append(" fault=").append(occurrence.fault().logName());
    log.line.append(" delivered=").append(occurrence.delivered());
    log.field("upstream", document.upstream());
    log.field("trace_id", document.traceId());
    log.field("request_id", document.requestId());
    log.request(occurrence.request());
    String note = occurrence.note();
    if (note != null && !note.isEmpty()) {
      log.line.append(" note=").append(safe(note));
    }
    log.causes(occurrence.causes());
    return log.line.toString();
  }

  /** Returns the line about a part of the error layer that failed. */
  static String ofMishap(String where, @Nullable String instance, Throwable mishap) {
    LogLine log = new LogLine();
    log.line.append(safe(where));
    log.field("instance", String.valueOf(instance));
    log.line.append(": ").append(describe(mishap));
    return log.line.toString();
  }

  /** Returns the line about lines that were not written. */
  static String ofSummary(LogRate.HeldBack held) {
    LogLine log = new LogLine();
    log.line.append(held.count()).append(" more of: ").append(safe(held.kind()));
    log.line.append(", the last instance=").append(safe(held.lastInstance()));
    return log.line.toString();
  }

  /** Returns class and message of a throwable, whose methods may fail. */
  static String describe(Throwable throwable) {
    String type = safe(throwable.getClass().getName());
    try {
      String message = throwable.getMessage();
      return message == null ? type : type + ": " + safe(message);
    } catch (Throwable hostile) {
      return type + " (its message cannot be read)";
    }
  }

  static String safe(String text) {
    return SafeText.of(Secrets.mask(text, MAX_TEXT), MAX_TEXT);
  }

  static @Nullable String safeOrNull(@Nullable String text) {
    return text == null ? null : safe(text);
  }

  /** The client stands before all texts that a client can choose, for tools that look for it. */
  private void request(RequestFacts request) {
    field("route", request.route());
    line.append(" duration_ms=").append(request.duration().toMillis());
    field("client", request.client());
    line.append(' ').append(safe(request.method()));
    line.append(' ').append(safe(request.path()));
  }

  /** An application may take a name from a client, who must not add fields to the line. */
  private void field(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      line.append(' ').append(name).append('=').append(SafeText.word(safe(value)));
    }
  }

  private void causes(List<Throwable> causes) {
    int count = Math.min(causes.size(), MAX_CAUSES);
    for (int i = 0; i < count; i++) {
      line.append(i == 0 ? " cause: " : " <- ").append(describe(causes.get(i)));
    }
    if (count < causes.size()) {
      line.append(" <- ...");
    }
  }
}
