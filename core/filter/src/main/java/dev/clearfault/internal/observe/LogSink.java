package dev.clearfault.internal.observe;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Where log lines go. */
interface LogSink {

  /** The logger's name in every logging system. */
  String LOGGER = "dev.clearfault";

  /** Returns the name in the start-up line. */
  String name();

  boolean enabled(Level level);

  void log(LogEntry entry, @Nullable Throwable thrown);
}
