package dev.clearfault.internal.observe;

import dev.clearfault.spi.Door;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Logs each failure once, with the logger {@code dev.clearfault}.
 *
 * <p>A fault of the client is one line at DEBUG. A failing upstream is one line at WARNING with the
 * chain of causes. All others from status 500 on are at ERROR with their stack trace. So are an
 * exception of a part of the error layer, and a bug in a class of the application that refuses an
 * input. The application may choose other levels. Every line has the instance that the client got,
 * and counts towards the limit of its kind. Thread-safe.
 */
public final class ProblemLog implements ProblemListener, AutoCloseable {
  private final @Nullable LogSink sink;
  private final @Nullable LogRate rate;
  private final LogLevels levels;

  ProblemLog(@Nullable LogSink sink, @Nullable LogRate rate, LogLevels levels) {
    this.sink = sink;
    this.rate = rate;
    this.levels = levels;
  }

  /**
   * Opens the log.
   *
   * @param mode {@code slf4j}, {@code system}, {@code off} or {@code auto}: SLF4J if it has a
   *     provider, else the platform's logger
   * @param linesPerSecond how many lines of one kind are written in a second; 0 for all
   * @param levels of the lines about failures
   * @throws IllegalArgumentException if the mode has another name, or SLF4J is missing for it
   */
  public static ProblemLog open(String mode, int linesPerSecond, LogLevels levels) {
    LogSink sink =
        switch (mode) {
          case "auto" -> slf4jIfUsable();
          case "slf4j" -> slf4j();
          case "system" -> new SystemSink();
          case "off" -> null;
          default -> throw new IllegalArgumentException("write auto, slf4j, system or off");
        };
    return new ProblemLog(
        sink, linesPerSecond == 0 ? null : new LogRate(linesPerSecond, System::nanoTime), levels);
  }

  /** Opens the log with the levels that the library chooses. */
  public static ProblemLog open(String mode, int linesPerSecond) {
    return open(mode, linesPerSecond, LogLevels.STANDARD);
  }

  /** Returns the destination of the lines: {@code slf4j}, {@code system} or {@code off}. */
  public String destination() {
    return sink == null ? "off" : sink.name();
  }

  /** Logs a sentence about the set-up. */
  public void setUp(Level level, String sentence) {
    if (sink != null) {
      write(sink, LogEntry.of(level, sentence), null);
    }
  }

  @Override
  public void occurred(Occurrence occurrence) {
    if (sink == null) {
      return;
    }
    Level level = levels.of(occurrence);
    if (level != Level.OFF
        && sink.enabled(level)
        && admitted(kind(occurrence), level, occurrence)) {
      Throwable cause = LogLevels.needsTrace(occurrence) ? occurrence.cause() : null;
      write(sink, new LogEntry(level, LogLine.of(occurrence), occurrence), cause);
    }
    for (Throwable mishap : occurrence.mishaps()) {
      mishap("while answering", occurrence, mishap);
    }
    summarize(sink);
  }

  /**
   * Logs that a part of the error layer itself failed.
   *
   * @param where the part. It and the class of the throwable are the kind of the line, so it must
   *     not contain anything from a request
   * @param occurrence the occurrence during which the part failed
   */
  public void mishap(String where, Occurrence occurrence, Throwable mishap) {
    if (sink == null || !sink.enabled(Level.ERROR)) {
      return;
    }
    if (admitted(where + " " + mishap.getClass().getName(), Level.ERROR, occurrence)) {
      String line = LogLine.ofMishap(where, occurrence.document().instance(), mishap);
      write(sink, LogEntry.of(Level.ERROR, line), mishap);
    }
    summarize(sink);
  }

  /** Logs that a part of the error layer failed that no request waits for. */
  public void mishap(String where, Throwable mishap) {
    if (sink != null) {
      write(sink, LogEntry.of(Level.ERROR, "clearfault: " + where + " failed"), mishap);
    }
  }

  /** Writes the remaining summaries. */
  @Override
  public void close() {
    if (sink != null && rate != null) {
      rate.drain().forEach(held -> summary(sink, held));
    }
  }

  private boolean admitted(String kind, Level level, Occurrence occurrence) {
    String instance = occurrence.document().instance();
    return rate == null || rate.admit(kind, level, instance);
  }

  private void summarize(LogSink target) {
    if (rate != null) {
      rate.sweep().forEach(held -> summary(target, held));
    }
  }

  private static void summary(LogSink sink, LogRate.HeldBack held) {
    write(sink, LogEntry.of(held.level(), LogLine.ofSummary(held)), null);
  }

  /** Returns the kind of a failure. It has metadata only, so that clients cannot invent kinds. */
  private static String kind(Occurrence occurrence) {
    String kind = occurrence.document().status() + " " + occurrence.document().code();
    if (occurrence.door() == Door.REPORT) {
      // All reports have few codes: those of a busy route must not hide those of the others.
      kind += " at " + occurrence.request().route();
    }
    int last = occurrence.causes().size() - 1;
    return last < 0 ? kind : kind + " " + occurrence.causes().get(last).getClass().getName();
  }

  private static void write(LogSink sink, LogEntry entry, @Nullable Throwable thrown) {
    if (thrown == null) {
      sink.log(entry, null);
      return;
    }
    try {
      sink.log(entry, ThrowableCopier.printable(thrown));
    } catch (Throwable unprintable) {
      // The line is useful without the stack trace, too.
      sink.log(entry.and(" (its stack trace cannot be printed)"), null);
    }
  }

  private static LogSink slf4jIfUsable() {
    try {
      return Slf4jSink.hasProvider() ? new Slf4jSink() : new SystemSink();
    } catch (LinkageError missing) {
      return new SystemSink();
    }
  }

  private static LogSink slf4j() {
    try {
      return new Slf4jSink();
    } catch (LinkageError missing) {
      throw new IllegalArgumentException(
          "SLF4J is not on the application's class path: add slf4j-api and a provider, or write"
              + " system",
          missing);
    }
  }
}
