package dev.clearfault.json;

import java.util.ArrayList;
import java.util.List;

/** The faults of one text while it is being read; not thread-safe. */
final class FaultList {
  /** One more than any answer lists, so that it can tell that there are more. */
  private static final int MAX = 1001;

  private final List<JsonFault> faults = new ArrayList<>(4);

  /** Adds a fault, if there are not enough of them already. */
  void add(JsonFault fault) {
    if (faults.size() < MAX) {
      faults.add(fault);
    }
  }

  List<JsonFault> list() {
    return List.copyOf(faults);
  }
}
