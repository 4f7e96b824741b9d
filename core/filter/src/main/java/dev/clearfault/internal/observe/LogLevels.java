package dev.clearfault.internal.observe;

import dev.clearfault.internal.classify.Bugs;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Fault;
import dev.clearfault.spi.Occurrence;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The level of each line. The application may choose others for codes, statuses and classes of
 * statuses. Immutable.
 */
public final class LogLevels {
  /** The levels without a choice of the application. */
  public static final LogLevels STANDARD = new LogLevels(Map.of());

  private static final Map<String, Level> WORDS =
      Map.of(
          "error", Level.ERROR,
          "warning", Level.WARNING,
          "info", Level.INFO,
          "debug", Level.DEBUG,
          "off", Level.OFF);

  private final Map<String, Level> chosen;

  private LogLevels(Map<String, Level> chosen) {
    this.chosen = Map.copyOf(chosen);
  }

  /**
   * Reads levels such as {@code 4xx:info} or {@code upstream_timeout:error}. The first one for a
   * code or a status counts.
   */
  public static LogLevels of(List<String> rules) {
    Map<String, Level> chosen = new HashMap<>();
    for (String rule : rules) {
      int colon = rule.indexOf(':');
      chosen.putIfAbsent(rule.substring(0, colon), WORDS.getOrDefault(word(rule), Level.OFF));
    }
    return new LogLevels(chosen);
  }

  /** Returns whether the text is a code, a status or a class of statuses, with a level. */
  public static boolean isRule(String rule) {
    return rule.matches("([45]xx|[45]\\d\\d|[a-z][a-z0-9_]*):.*") && WORDS.containsKey(word(rule));
  }

  private static String word(String rule) {
    return rule.substring(rule.indexOf(':') + 1);
  }

  /** Returns whether a failure is a bug, whose stack trace is needed. */
  static boolean needsTrace(Occurrence occurrence) {
    return occurrence.fault() == Fault.OURS || refusedByBug(occurrence);
  }

  private static boolean refusedByBug(Occurrence occurrence) {
    return occurrence.document().code().equals(ProblemType.VALIDATION_FAILED.code())
        && Bugs.refused(occurrence.causes());
  }

  /** Returns the level of the line about a failure. */
  Level of(Occurrence occurrence) {
    ProblemDocument document = occurrence.document();
    Fault fault = occurrence.fault();
    if (refusedByBug(occurrence)) {
      return Level.ERROR;
    }
    Level own = chosen.get(document.code());
    own = own == null ? chosen.get(Integer.toString(document.status())) : own;
    // The method of a 501 is the client's choice, and so would be the level for 5xx.
    boolean asked = document.status() >= 500 && fault == Fault.CLIENT;
    own = own == null && !asked ? chosen.get(document.status() / 100 + "xx") : own;
    return own == null ? standard(fault, occurrence) : own;
  }

  /** Without an answer to the client, a line is all that there is. */
  private static Level standard(Fault fault, Occurrence occurrence) {
    boolean reported = occurrence.door() == Door.REPORT;
    return switch (fault) {
      case CLIENT -> reported ? Level.INFO : Level.DEBUG;
      case UPSTREAM -> Level.WARNING;
      // Nothing has failed: the application's own answer is another one than it has promised.
      case OURS -> reported && occurrence.causes().isEmpty() ? Level.WARNING : Level.ERROR;
    };
  }
}
