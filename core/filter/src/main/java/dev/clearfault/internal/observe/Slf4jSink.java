package dev.clearfault.internal.observe;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** Logs to SLF4J. Only this class of the package needs SLF4J on the class path. */
final class Slf4jSink implements LogSink {
  private final Logger logger = LoggerFactory.getLogger(LOGGER);

  /** Returns whether SLF4J has a provider. Without one, SLF4J silently loses every line. */
  static boolean hasProvider() {
    return !(LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory);
  }

  @Override
  public String name() {
    return "slf4j";
  }

  @Override
  public boolean enabled(Level level) {
    return switch (level) {
      case ERROR -> logger.isErrorEnabled();
      case WARNING -> logger.isWarnEnabled();
      case INFO -> logger.isInfoEnabled();
      default -> logger.isDebugEnabled();
    };
  }

  @Override
  public void log(Level level, String line, @Nullable Throwable thrown) {
    switch (level) {
      case ERROR -> logger.error(line, thrown);
      case WARNING -> logger.warn(line, thrown);
      case INFO -> logger.info(line, thrown);
      default -> logger.debug(line, thrown);
    }
  }
}
