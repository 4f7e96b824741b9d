package dev.clearfault.internal.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions with their frames as one text for a recording. Each part is cut, escaped and free of
 * secrets, and the text has a limit: an outage may make thousands of them in a second. Room goes to
 * the classes and messages first, then to the frames of the innermost exception, which is mostly
 * the reason, and then to those of the others.
 */
final class CauseText {
  private static final int MAX_LENGTH = 8_000;

  /** Of all classes and messages, so that the innermost exception has room for its frames. */
  private static final int MAX_HEADS = 5_000;

  private static final int MAX_FRAMES = 20;
  private static final int MAX_FRAME = 300;

  private final Deque<Part> parts = new ArrayDeque<>();
  private int room = MAX_LENGTH;

  private CauseText() {}

  /** One exception. */
  private static final class Part {
    private final Throwable cause;
    private final String head;
    private String frames = "";

    Part(Throwable cause) {
      this.cause = cause;
      this.head = LogLine.describe(cause) + '\n';
    }
  }

  /**
   * Returns the text; null if there are none.
   *
   * @param causes the outermost first
   */
  static @Nullable String of(List<Throwable> causes) {
    return causes.isEmpty() ? null : new CauseText().write(causes);
  }

  private String write(List<Throwable> causes) {
    Part outermost = head(causes.get(0));
    int next = causes.size() - 1;
    while (next > 0 && room > MAX_LENGTH - MAX_HEADS) {
      parts.addFirst(head(causes.get(next--)));
    }
    Part innermost = parts.isEmpty() ? outermost : parts.getLast();
    addFrames(innermost);
    if (innermost != outermost) {
      addFrames(outermost);
    }
    parts.stream().filter(part -> part != innermost).forEach(this::addFrames);
    StringBuilder text = new StringBuilder(outermost.head).append(outermost.frames);
    if (next > 0) {
      text.append("... ").append(next).append(" causes left out\n");
    }
    parts.forEach(part -> text.append("Caused by: ").append(part.head).append(part.frames));
    return text.toString();
  }

  private Part head(Throwable cause) {
    Part part = new Part(cause);
    room -= part.head.length();
    return part;
  }

  private void addFrames(Part part) {
    try {
      StringBuilder text = new StringBuilder();
      StackTraceElement[] frames = part.cause.getStackTrace();
      int shown = 0;
      while (shown < Math.min(frames.length, MAX_FRAMES) && text.length() < room) {
        text.append("\tat ").append(SafeText.of(frames[shown++].toString(), MAX_FRAME));
        text.append('\n');
      }
      if (shown < frames.length) {
        text.append("\t... ").append(frames.length - shown).append(" frames left out\n");
      }
      part.frames = text.toString();
    } catch (Throwable hostile) {
      part.frames = "\t(its frames cannot be read)\n";
    }
    room -= part.frames.length();
  }
}
