package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;

/** The faults of one text while it is being read; not thread-safe. */
final class FaultList {
  /** How often a text's values may be read again after Jackson has buffered them. */
  private static final int MAX_REREADS = 4;

  private final int max;
  private final int maxValues;
  private final boolean fromClient;
  private long reread;
  private @Nullable Throwable refusal;

  /** Empty until the first fault, because most texts have none. */
  private List<JsonFault> faults = List.of();

  /** The object of each unknown property that is similar to a known one, by the fault's index. */
  private @Nullable SortedMap<Integer, NamesSeen> objects;

  /**
   * Creates an empty list.
   *
   * @param max how many faults to collect; one more stops the reading
   * @param maxValues the greatest number of values that the text can have
   * @param fromClient true for a client's text, false for an upstream's answer
   */
  FaultList(int max, int maxValues, boolean fromClient) {
    this.max = max;
    this.maxValues = maxValues;
    this.fromClient = fromClient;
  }

  static FaultList unlimited() {
    return new FaultList(Integer.MAX_VALUE, Integer.MAX_VALUE, true);
  }

  /**
   * Adds a fault.
   *
   * @throws ReadingAbortedException if the list was full; the fault is added too, which shows that
   *     there are more than the limit
   */
  void add(JsonFault fault) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>(4);
    }
    if (faults.size() <= max) {
      faults.add(fault);
    }
    if (faults.size() > max) {
      throw ReadingAbortedException.tooManyFaults();
    }
  }

  /**
   * Adds an unknown property. The name that is similar counts only if the object does not have it:
   * this is known when the whole text was read.
   */
  void addUnknown(JsonFault fault, @Nullable NamesSeen object) {
    if (object != null && fault.nearest() != null) {
      objects = objects == null ? new TreeMap<>() : objects;
      objects.put(faults.size(), object);
    }
    add(fault);
  }

  /** Returns the faults of the text that is being read. */
  static FaultList of(DeserializationContext context) {
    return context.getAttribute(FaultList.class) instanceof FaultList faults ? faults : unlimited();
  }

  /**
   * Removes the last step of a path from the faults below it.
   *
   * @param count the number of earlier faults, which stay as they are
   */
  void removeStep(int count, List<Object> path) {
    int step = path.size() - 1;
    for (int i = count; i < faults.size(); i++) {
      JsonFault fault = faults.get(i);
      if (fault.path().size() > path.size() && fault.path().subList(0, path.size()).equals(path)) {
        List<Object> shorter = new ArrayList<>(fault.path());
        shorter.remove(step);
        faults.set(i, fault.movedTo(shorter));
      }
    }
  }

  /**
   * Counts a value that is read again. Jackson buffers the values at each level of nested subtypes,
   * so a text of many levels would be copied as many times.
   *
   * @throws ReadingAbortedException if there are too many
   */
  void countReread() {
    if (++reread > (long) MAX_REREADS * maxValues) {
      throw ReadingAbortedException.tooManyRereads();
    }
  }

  boolean fromClient() {
    return fromClient;
  }

  /** Keeps the first exception of the application's code, for the log. */
  void keepRefusal(Throwable thrown) {
    refusal = refusal == null ? thrown : refusal;
  }

  @Nullable Throwable refusal() {
    return refusal;
  }

  int count() {
    return faults.size();
  }

  /** Tells whether a value could not be read since the list had this number of faults. */
  boolean hasUnreadSince(int count) {
    return faults.subList(count, faults.size()).stream()
        .anyMatch(fault -> fault.kind() != Kind.UNKNOWN_PROPERTY);
  }

  private void dropNearestThatIsThere(int index, NamesSeen object) {
    JsonFault fault = index < faults.size() ? faults.get(index) : null;
    if (fault != null && fault.nearest() != null && !object.isNew(fault.nearest())) {
      faults.set(index, fault.withoutNearest());
    }
  }

  List<JsonFault> list() {
    if (objects != null) {
      objects.forEach(this::dropNearestThatIsThere);
      objects = null;
    }
    return List.copyOf(faults);
  }
}
