package dev.clearfault.internal.observe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Logs to the platform's logger, which writes to the server's own log on many servers. */
final class SystemSink implements LogSink {
  private final Logger logger = System.getLogger(LOGGER);

  @Override
  public String name() {
    return "system";
  }

  @Override
  public boolean enabled(Level level) {
    return logger.isLoggable(level);
  }

  @Override
  public void log(LogEntry entry, @Nullable Throwable thrown) {
    logger.log(entry.level(), entry.line(), thrown);
  }
}
