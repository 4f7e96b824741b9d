package dev.clearfault.internal.observe;

import dev.clearfault.spi.Occurrence;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the log says.
 *
 * @param level its level
 * @param line its text, which is complete
 * @param occurrence for the key-values of structured logs; null if the line is about no failure
 */
record LogEntry(Level level, String line, @Nullable Occurrence occurrence) {
  static LogEntry of(Level level, String line) {
    return new LogEntry(level, line, null);
  }

  LogEntry and(String more) {
    return new LogEntry(level, line + more, occurrence);
  }
}
