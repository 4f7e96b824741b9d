package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.schema.ContractSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads objects of the style {@code deepObject}, such as {@code filter[color]=red}. */
final class DeepObject {
  /** OpenAPI describes one level. */
  private static final int MAX_DEPTH = 20;

  private DeepObject() {}

  /** Returns the object; the text that was sent in its place; or null if there is none. */
  static @Nullable Object read(
      String name, Map<String, Object> texts, @Nullable ContractSchema schema) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Map.Entry<String, Object> text : texts.entrySet()) {
      if (text.getKey().startsWith(name + "[") && text.getKey().endsWith("]")) {
        put(object, text.getKey().substring(name.length()), text.getValue(), schema);
      }
    }
    return object.isEmpty() ? texts.get(name) : object;
  }

  /**
   * Puts a text where its name says.
   *
   * @param brackets names in brackets
   */
  private static void put(
      Map<String, Object> object, String brackets, Object sent, @Nullable ContractSchema schema) {
    Map<String, Object> into = object;
    ContractSchema at = schema;
    String[] steps = brackets.substring(1, brackets.length() - 1).split("]\\[", MAX_DEPTH);
    // Many clients write the elements of a list as name[].
    int last = steps.length > 1 && steps[steps.length - 1].isEmpty() ? -2 : -1;
    for (int i = 0; i < steps.length + last; i++) {
      Object next = into.computeIfAbsent(steps[i], step -> new Nested());
      if (!(next instanceof Nested)) {
        // Already a text: the schema says which of both is wrong.
        next = new Nested();
        into.put(steps[i], next);
      }
      into = (Nested) next;
      at = at == null ? null : at.property(steps[i]);
    }
    String name = steps[steps.length + last];
    into.put(name, NamedTexts.exploded(sent, at == null ? null : at.property(name)));
  }

  /** An object inside of another one. */
  private static final class Nested extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
  }
}
