package dev.clearfault.json;

import java.util.ArrayList;
import java.util.List;

/** The faults of one text while it is being read; not thread-safe. */
final class FaultList {
  /** One more than any answer lists, so that it can tell that there are more. */
  private static final int MAX = 1001;

  private final List<JsonFault> faults = new ArrayList<>(4);

  /** Ends the reading of a text that is wrong from end to end. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Full() {
      super("too many faults", null, false, false);
    }
  }

  void add(JsonFault fault) {
    faults.add(fault);
    if (faults.size() >= MAX) {
      throw new Full();
    }
  }

  List<JsonFault> list() {
    return List.copyOf(faults);
  }
}
