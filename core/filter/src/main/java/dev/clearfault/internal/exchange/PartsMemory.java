package dev.clearfault.internal.exchange;

import dev.clearfault.internal.evidence.BodyRead;
import jakarta.servlet.http.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form that the application has read by itself. All of them together are no larger
 * in memory than one body.
 *
 * <p>Thread-safe, except that one thread reads a part at a time.
 */
final class PartsMemory {
  /** A client chooses how many parts its form has. */
  private static final int MOST = 16;

  private record Entry(
      Part part,
      Supplier<List<Object>> place,
      @Nullable String type,
      long size,
      BodyMemory memory) {}

  private final List<Entry> entries = new ArrayList<>(1);

  /**
   * Begins to remember a part. What is read of those before it from now on is not remembered.
   *
   * @param place returns its name, with its index among several of that name
   */
  synchronized BodyMemory of(Part part, Supplier<List<Object>> place, Object source) {
    entries.forEach(entry -> entry.memory().stop());
    entries.removeIf(entry -> entry.part().equals(part));
    if (entries.size() == MOST) {
      entries.remove(0);
    }
    int left = BodyMemory.LIMIT;
    for (Entry entry : entries) {
      left -= entry.memory().stop();
    }
    BodyMemory memory = new BodyMemory(source, left);
    entries.add(new Entry(part, place, part.getContentType(), part.getSize(), memory));
    return memory;
  }

  /**
   * Returns what was read. The beginning of a part proves nothing if it is short. A container may
   * hand out a part without a name, which nobody could find in the answer.
   */
  synchronized List<BodyRead> read() {
    List<BodyRead> read = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.memory().isUsable() && entry.part().getName() != null) {
        read.add(entry.memory().read(entry.type(), entry.size()).at(entry.place().get()));
      }
    }
    return read;
  }
}
