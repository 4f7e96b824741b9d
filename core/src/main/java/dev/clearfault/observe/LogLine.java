package dev.clearfault.observe;

import dev.clearfault.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one line that an operator reads about an occurrence. Whatever came from outside is cut and
 * escaped, so that a client cannot forge lines (CWE-117).
 */
final class LogLine {
  private static final int MAX_TEXT = 500;

  private final StringBuilder line = new StringBuilder(256);

  private LogLine() {}

  static String of(Occurrence occurrence) {
    Problem problem = occurrence.problem();
    LogLine log = new LogLine();
    log.line.append(problem.status()).append(' ').append(problem.type().code());
    log.line.append(" instance=").append(problem.instance());
    log.line.append(" door=").append(occurrence.door().logName());
    log.line.append(" delivered=").append(occurrence.delivered());
    log.field("upstream", problem.upstream());
    log.field("trace_id", problem.traceId());
    log.field("request_id", problem.requestId());
    log.line.append(' ').append(escaped(occurrence.method()));
    log.line.append(' ').append(escaped(occurrence.path()));
    log.field("note", occurrence.note());
    log.causes(occurrence.causes());
    return log.line.toString();
  }

  /** Returns class and message of a throwable that may fail when asked for it. */
  static String describe(Throwable throwable) {
    String type = throwable.getClass().getName();
    try {
      String message = throwable.getMessage();
      return message == null ? type : type + ": " + escaped(message);
    } catch (Throwable hostile) {
      return type + " (its message cannot be read)";
    }
  }

  static String escaped(String text) {
    int length = Math.min(text.length(), MAX_TEXT);
    StringBuilder safe = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isBidiControl(c)) {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return text.length() > MAX_TEXT ? safe.append("...").toString() : safe.toString();
  }

  private void field(String name, @Nullable String value) {
    if (value != null) {
      line.append(' ').append(name).append('=').append(escaped(value));
    }
  }

  private void causes(List<Throwable> causes) {
    for (int i = 0; i < causes.size(); i++) {
      line.append(i == 0 ? " cause: " : " <- ").append(describe(causes.get(i)));
    }
  }

  private static boolean isBidiControl(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
