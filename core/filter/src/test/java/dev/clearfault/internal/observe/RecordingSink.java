package dev.clearfault.internal.observe;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what is logged. */
class RecordingSink implements LogSink {
  final List<Entry> written = new ArrayList<>();

  record Entry(Level level, String line, @Nullable Throwable thrown) {}

  List<String> lines() {
    return written.stream().map(Entry::line).toList();
  }

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public boolean enabled(Level level) {
    return true;
  }

  @Override
  public void log(LogEntry entry, @Nullable Throwable thrown) {
    written.add(new Entry(entry.level(), entry.line(), thrown));
  }
}
