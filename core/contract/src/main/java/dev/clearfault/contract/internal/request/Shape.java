package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.schema.ContractSchema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a parameter is, which decides how its style is read. */
enum Shape {
  /** One text. */
  TEXT,
  /** A list of texts. */
  LIST,
  /** Names with texts. */
  OBJECT;

  private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

  /**
   * Returns the shape of a value.
   *
   * @param several whether several texts were sent, for a schema that also accepts one
   */
  static Shape of(@Nullable ContractSchema schema, boolean several) {
    Set<String> types = schema == null ? Set.of() : schema.types();
    boolean isText = types.isEmpty() || types.stream().anyMatch(SCALARS::contains);
    if (types.contains("array") && (several || !isText)) {
      return LIST;
    }
    return types.contains("object") && !isText ? OBJECT : TEXT;
  }
}
