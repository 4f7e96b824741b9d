package dev.clearfault.playground;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last lines of the log as the console would show them, by instance. Thread-safe. */
final class LogLines extends Handler {
  private static final int MOST_LINES = 100;
  private static final int MOST_CHARACTERS = 16_384;
  private static final Pattern INSTANCE = Pattern.compile("instance=(urn:uuid:[0-9a-f-]{36})");

  /** Held strongly: the JDK forgets a logger that nobody holds, with its level and handlers. */
  private static final Logger LOGGER = Logger.getLogger("dev.clearfault");

  private final Map<String, String> lines = new LinkedHashMap<>();

  LogLines() {
    setFormatter(new SimpleFormatter());
  }

  /** Lets the library log faults of clients, too. The console does not show lines of this level. */
  void listen() {
    if (LOGGER.getLevel() == null) {
      LOGGER.setLevel(Level.FINE);
    }
    LOGGER.addHandler(this);
  }

  /** Returns the line about an instance; null if the log has none, or has forgotten it. */
  synchronized @Nullable String of(String instance) {
    return lines.get(instance);
  }

  @Override
  public synchronized void publish(LogRecord logged) {
    String line = getFormatter().format(logged);
    Matcher instance = INSTANCE.matcher(line);
    if (!instance.find()) {
      return;
    }
    String known = lines.getOrDefault(instance.group(1), "");
    if (known.length() < MOST_CHARACTERS) {
      String all = known + line;
      lines.put(instance.group(1), all.substring(0, Math.min(all.length(), MOST_CHARACTERS)));
    }
    if (lines.size() > MOST_LINES) {
      lines.remove(lines.keySet().iterator().next());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
