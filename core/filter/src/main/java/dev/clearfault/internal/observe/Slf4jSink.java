package dev.clearfault.internal.observe;

import dev.clearfault.spi.Occurrence;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.helpers.NOPLoggerFactory;
import org.slf4j.spi.DefaultLoggingEventBuilder;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs to SLF4J. Only this class of the package needs SLF4J on the class path. */
final class Slf4jSink implements LogSink {
  private final Logger logger;
  private final boolean keepsKeyValues;

  Slf4jSink() {
    this(LoggerFactory.getLogger(LOGGER));
  }

  Slf4jSink(Logger logger) {
    this.logger = logger;
    this.keepsKeyValues = keepsKeyValues(logger);
  }

  /** Returns whether SLF4J has a provider. Without one, SLF4J silently loses every line. */
  static boolean hasProvider() {
    return !(LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory);
  }

  /**
   * Returns whether the provider keeps keys and values apart from the text. Others get them in
   * front of the text by SLF4J, where they would double the line.
   */
  private static boolean keepsKeyValues(Logger logger) {
    try {
      return logger instanceof LoggingEventAware
          || !(logger.makeLoggingEventBuilder(org.slf4j.event.Level.ERROR)
              instanceof DefaultLoggingEventBuilder);
    } catch (LinkageError older) { // SLF4J 1 has no key-values.
      return false;
    }
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
  public void log(LogEntry entry, @Nullable Throwable thrown) {
    Occurrence occurrence = entry.occurrence();
    if (occurrence == null) {
      plain(entry, thrown);
    } else if (keepsKeyValues) {
      structured(entry, occurrence, thrown);
    } else {
      inContext(entry, occurrence, thrown);
    }
  }

  private void plain(LogEntry entry, @Nullable Throwable thrown) {
    String line = entry.line();
    switch (entry.level()) {
      case ERROR -> logger.error(line, thrown);
      case WARNING -> logger.warn(line, thrown);
      case INFO -> logger.info(line, thrown);
      default -> logger.debug(line, thrown);
    }
  }

  private void structured(LogEntry entry, Occurrence occurrence, @Nullable Throwable thrown) {
    LoggingEventBuilder event =
        switch (entry.level()) {
          case ERROR -> logger.atError();
          case WARNING -> logger.atWarn();
          case INFO -> logger.atInfo();
          default -> logger.atDebug();
        };
    for (Map.Entry<String, Object> fact : LogFacts.of(occurrence).entrySet()) {
      event = event.addKeyValue(fact.getKey(), fact.getValue());
    }
    if (thrown != null) {
      event = event.setCause(thrown);
    }
    event.log(entry.line());
  }

  /** The thread has the facts for this line only: they say nothing about its next request. */
  private void inContext(LogEntry entry, Occurrence occurrence, @Nullable Throwable thrown) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    try {
      LogFacts.of(occurrence).forEach((name, fact) -> MDC.put(name, fact.toString()));
      plain(entry, thrown);
    } finally {
      if (before == null || before.isEmpty()) {
        MDC.clear(); // Only this removes the thread-local of the provider.
      } else {
        MDC.setContextMap(before);
      }
    }
  }
}
