package dev.clearfault.internal.constraints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the operations of a JSON Patch (RFC 6902) that repairs one value of a body. */
public final class BodyPatch {
  private BodyPatch() {}

  /** Returns the patch that removes the value; empty if the path is too long. */
  public static List<Map<String, Object>> remove(ViolationPath path) {
    String pointer = path.steps().path();
    return pointer == null ? List.of() : List.of(operation("remove", pointer, null, null));
  }

  /** Returns the patch that gives the property another name; empty if the path is too long. */
  public static List<Map<String, Object>> rename(ViolationPath path, String name) {
    String pointer = path.steps().path();
    if (pointer == null) {
      return List.of();
    }
    String object = pointer.substring(0, pointer.lastIndexOf('/') + 1);
    return List.of(operation("move", object + JsonPointer.plain(name), pointer, null));
  }

  /** Returns the patch that sets another value; empty if the path is too long. */
  public static List<Map<String, Object>> replace(ViolationPath path, Object value) {
    String pointer = path.steps().path();
    return pointer == null ? List.of() : List.of(operation("replace", pointer, null, value));
  }

  private static Map<String, Object> operation(
      String op, String path, @Nullable String from, @Nullable Object value) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", op);
    if (from != null) {
      operation.put("from", from);
    }
    operation.put("path", path);
    if (value != null) {
      operation.put("value", value);
    }
    return operation;
  }
}
