package dev.clearfault.internal.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions with their frames as one text for a recording. Each part is cut, escaped and free of
 * secrets, and the text has a limit: an outage may make thousands of them in a second.
 */
final class CauseText {
  private static final int MAX_LENGTH = 8_000;
  private static final int MAX_FRAME = 300;

  /** Of each exception, so that the frames of the outermost leave room for the innermost. */
  private static final int MAX_FRAMES = 20;

  private CauseText() {}

  /** Returns the text; null if there are none. */
  static @Nullable String of(List<Throwable> causes) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause : causes) {
      if (text.length() < MAX_LENGTH) {
        text.append(text.isEmpty() ? "" : "Caused by: ").append(LogLine.describe(cause));
        text.append('\n');
        frames(cause, text);
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static void frames(Throwable cause, StringBuilder text) {
    int shown = 0;
    try {
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (text.length() >= MAX_LENGTH || shown++ == MAX_FRAMES) {
          text.append("\t...\n");
          return;
        }
        text.append("\tat ").append(SafeText.of(frame.toString(), MAX_FRAME)).append('\n');
      }
    } catch (Throwable hostile) {
      text.append("\t(its frames cannot be read)\n");
    }
  }
}
