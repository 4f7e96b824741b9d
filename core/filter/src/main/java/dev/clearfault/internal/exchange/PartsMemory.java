package dev.clearfault.internal.exchange;

import dev.clearfault.internal.evidence.BodyRead;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a form that the application has read by itself. All of them together are no larger
 * in memory than one body.
 *
 * <p>Thread-safe, except that one thread reads a part at a time.
 */
final class PartsMemory {
  /** A client chooses how many parts its form has. */
  private static final int MOST = 16;

  private record Entry(GuardedPart part, BodyMemory memory) {}

  private final List<Entry> entries = new ArrayList<>(1);

  /** Begins to remember a part. What is read of those before it from now on is not remembered. */
  synchronized BodyMemory of(GuardedPart part, Object source) {
    entries.removeIf(entry -> entry.part().equals(part));
    if (entries.size() == MOST) {
      entries.remove(0);
    }
    int left = BodyMemory.LIMIT;
    for (Entry entry : entries) {
      left -= entry.memory().stop();
    }
    BodyMemory memory = new BodyMemory(source, left);
    entries.add(new Entry(part, memory));
    return memory;
  }

  /** Returns what was read. The beginning of a part proves nothing if it is short. */
  synchronized List<BodyRead> read() {
    List<BodyRead> read = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.memory().isUsable()) {
        GuardedPart part = entry.part();
        BodyRead body = entry.memory().read(part.getContentType(), part.getSize());
        read.add(body.at(part.place()));
      }
    }
    return read;
  }
}
