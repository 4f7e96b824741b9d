package dev.clearfault.contract.internal.schema;

import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/** Reads places, step by step. */
final class Pointers {
  private Pointers() {}

  /** Returns the steps of a JSON pointer; a number may be an index or a name. */
  static List<Object> steps(String pointer) {
    List<Object> steps = new ArrayList<>();
    if (!pointer.isEmpty()) {
      for (String each : pointer.substring(1).split("/", -1)) {
        steps.add(each.replace("~1", "/").replace("~0", "~"));
      }
    }
    return steps;
  }

  /** Returns the steps of a path of networknt. */
  static List<Object> steps(NodePath path) {
    List<Object> steps = new ArrayList<>(path.getNameCount());
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(path.getElement(i));
    }
    return steps;
  }
}
