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
