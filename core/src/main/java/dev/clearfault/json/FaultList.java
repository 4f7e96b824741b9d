package dev.clearfault.json;

import dev.clearfault.json.JsonFault.Kind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationContext;

/** The faults of one text while it is being read; not thread-safe. */
final class FaultList {
  /** One more than any answer lists, so that it can tell that there are more. */
  private static final int MAX = 1001;

  private static final int MAX_WITH_HINT = 100;

  /** Empty until the first fault, for mostly there is none. */
  private List<JsonFault> faults = List.of();

  /** Adds a fault, if there are not enough of them already. */
  void add(JsonFault fault) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>(4);
    }
    if (faults.size() < MAX) {
      faults.add(fault);
    }
  }

  /** Returns those of the text that is being read. */
  static FaultList of(DeserializationContext context) {
    return context.getAttribute(FaultList.class) instanceof FaultList faults
        ? faults
        : new FaultList();
  }

  /**
   * Takes the last step of a path out of those since there were so many faults that go on behind
   * it.
   */
  void withoutStep(int count, List<Object> path) {
    int step = path.size() - 1;
    for (int i = count; i < faults.size(); i++) {
      JsonFault fault = faults.get(i);
      if (fault.kind() != Kind.DUPLICATE_PROPERTY
          && fault.path().size() > path.size()
          && fault.path().subList(0, path.size()).equals(path)) {
        List<Object> shorter = new ArrayList<>(fault.path());
        shorter.remove(step);
        faults.set(i, fault.at(shorter));
      }
    }
  }

  int count() {
    return faults.size();
  }

  /** Tells whether a name is still worth a search for the one that may be meant. */
  boolean isShort() {
    return faults.size() < MAX_WITH_HINT;
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
