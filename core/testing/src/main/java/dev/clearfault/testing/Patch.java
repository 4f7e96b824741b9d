package dev.clearfault.testing;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A patch of a JSON document (RFC 6902). */
final class Patch {
  private Patch() {}

  /**
   * Applies the operations in their order, until one cannot be applied.
   *
   * @return whether all were applied, and there was at least one
   */
  static boolean apply(JsonNode operations, JsonTree tree) {
    for (JsonNode operation : operations) {
      if (!applyOne(operation, tree)) {
        return false;
      }
    }
    return !operations.isEmpty();
  }

  private static boolean applyOne(JsonNode operation, JsonTree tree) {
    JsonPointer path = pointer(operation, "path");
    return switch (operation.path("op").asString("")) {
      case "add" -> add(path, operation.path("value"), tree);
      case "replace" ->
          !tree.at(path).isMissingNode() && tree.put(path, operation.path("value").deepCopy());
      case "remove" -> !tree.remove(path).isMissingNode();
      case "move" -> move(pointer(operation, "from"), path, tree);
      case "copy" -> {
        JsonNode value = tree.at(pointer(operation, "from"));
        yield !value.isMissingNode() && add(path, value, tree);
      }
      case "test" -> tree.at(path).equals(operation.path("value"));
      default -> false;
    };
  }

  private static boolean move(JsonPointer from, JsonPointer path, JsonTree tree) {
    JsonNode value = tree.remove(from);
    return !value.isMissingNode() && add(path, value, tree);
  }

  private static boolean add(JsonPointer path, JsonNode value, JsonTree tree) {
    JsonNode copy = value.deepCopy();
    if (!path.matches() && tree.at(path.head()) instanceof ArrayNode array) {
      int index = path.last().getMatchingIndex();
      array.insert(index < 0 ? array.size() : index, copy);
      return true;
    }
    return tree.put(path, copy);
  }

  private static JsonPointer pointer(JsonNode operation, String name) {
    return JsonPointer.compile(operation.path(name).asString(""));
  }
}
