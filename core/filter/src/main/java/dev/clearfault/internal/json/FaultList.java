package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;

/** The faults of one text while it is being read; not thread-safe. */
final class FaultList {
  /** How often all values of a text may be read again after Jackson has put them aside. */
  private static final int MOST_REREADS = 4;

  private final int max;
  private final int mostValues;
  private final boolean ofClient;
  private long reread;
  private @Nullable Throwable refusal;

  /** Empty until the first fault, because most texts have none. */
  private List<JsonFault> faults = List.of();

  /**
   * Creates an empty list.
   *
   * @param max how many faults are collected before reading stops
   * @param mostValues how many values the text has at most
   * @param ofClient whether a client has sent the text, and not a service that was called
   */
  FaultList(int max, int mostValues, boolean ofClient) {
    this.max = max;
    this.mostValues = mostValues;
    this.ofClient = ofClient;
  }

  /** Returns a list for a text that has no limits. */
  static FaultList endless() {
    return new FaultList(Integer.MAX_VALUE, Integer.MAX_VALUE, true);
  }

  /**
   * Adds a fault.
   *
   * @throws EndOfReadingException if there were enough before; the list has this one too, which
   *     shows that there are more than the limit
   */
  void add(JsonFault fault) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>(4);
    }
    if (faults.size() <= max) {
      faults.add(fault);
    }
    if (faults.size() > max) {
      throw EndOfReadingException.ofFaults();
    }
  }

  /** Returns the faults of the text that is being read. */
  static FaultList of(DeserializationContext context) {
    return context.getAttribute(FaultList.class) instanceof FaultList faults ? faults : endless();
  }

  /**
   * Removes the last step of a path from the faults below it.
   *
   * @param count how many faults to leave as they are, because they were found before
   */
  void withoutStep(int count, List<Object> path) {
    int step = path.size() - 1;
    for (int i = count; i < faults.size(); i++) {
      JsonFault fault = faults.get(i);
      if (fault.path().size() > path.size() && fault.path().subList(0, path.size()).equals(path)) {
        List<Object> shorter = new ArrayList<>(fault.path());
        shorter.remove(step);
        faults.set(i, fault.at(shorter));
      }
    }
  }

  /**
   * Counts a value that is read again. Jackson puts values aside at each level of nested subtypes,
   * so a text of many levels would be copied as many times.
   *
   * @throws EndOfReadingException if there were too many
   */
  void countReread() {
    if (++reread > (long) MOST_REREADS * mostValues) {
      throw EndOfReadingException.ofRereads();
    }
  }

  boolean ofClient() {
    return ofClient;
  }

  /** Keeps the first exception of the application's code, for the log. */
  void refusedBy(Throwable thrown) {
    refusal = refusal == null ? thrown : refusal;
  }

  @Nullable Throwable refusal() {
    return refusal;
  }

  int count() {
    return faults.size();
  }

  /** Tells whether a value has been left out since there were so many faults. */
  boolean hasUnreadSince(int count) {
    return faults.subList(count, faults.size()).stream()
        .anyMatch(fault -> fault.kind() != Kind.UNKNOWN_PROPERTY);
  }

  List<JsonFault> list() {
    return List.copyOf(faults);
  }
}
