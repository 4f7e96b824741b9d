package dev.clearfault.contract.internal.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What broke a schema. It never holds the value itself.
 *
 * @param keyword the keyword that was broken, such as {@code maximum}; {@code required} for a null,
 *     too; {@code additionalProperties} for each property that is not accepted; {@code too_complex}
 *     if checking would take too long
 * @param path the place: names as {@code String}, indexes as {@code Integer}; empty for the root;
 *     for an absent property that of the property
 * @param positions for each name of the path, its position among the declared properties, -1 for a
 *     key that the schema accepts without declaring it, or {@link Integer#MAX_VALUE} for a name
 *     that is not known; for each index the index
 * @param rule the value of the keyword in the schema, such as {@code 100}
 * @param expected what is accepted at the place, as {@link ContractSchema#expected} returns it; for
 *     a property that is not accepted, the names that are
 * @param nearest the known name or value that is most similar to the one that was sent; null if
 *     none is similar
 */
public record SchemaFault(
    String keyword,
    List<Object> path,
    List<Integer> positions,
    JsonNode rule,
    Map<String, Object> expected,
    @Nullable String nearest,
    boolean certain) {
  /** Copies the lists. */
  public SchemaFault {
    path = List.copyOf(path);
    positions = List.copyOf(positions);
  }

  /** Creates a fault to which no other name is similar. */
  public SchemaFault(
      String keyword,
      List<Object> path,
      List<Integer> positions,
      JsonNode rule,
      Map<String, Object> expected) {
    this(keyword, path, positions, rule, expected, null, false);
  }

  /** Returns the same fault with another description of what is accepted. */
  SchemaFault expecting(Map<String, Object> other) {
    return new SchemaFault(keyword, path, positions, rule, other, nearest, certain);
  }
}
