package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a body of some media types is.
 *
 * @param range the media types
 * @param schema null if any content is accepted
 * @param encodings how the fields of a form are written, by their names
 */
public record Content(
    Origin origin,
    MediaRange range,
    @Nullable ContractSchema schema,
    Map<String, Encoding> encodings) {
  /** Copies the map. */
  public Content {
    encodings = Map.copyOf(encodings);
  }

  /** Returns the content for a media type, by the most special range; null if none fits. */
  public static @Nullable Content find(List<Content> all, String mediaType) {
    Content best = null;
    for (Content each : all) {
      boolean isBetter = best == null || each.range.rank() > best.range.rank();
      if (isBetter && each.range.contains(mediaType)) {
        best = each;
      }
    }
    return best;
  }

  /**
   * How one field of a form is written.
   *
   * @param types the media types that a part may have; empty if the schema says it
   * @param style null if the contract names no style: then a list is written as several fields and
   *     an object as JSON
   * @param headers the header fields of a part, by name
   */
  public record Encoding(
      List<MediaRange> types,
      Parameter.@Nullable Style style,
      boolean explode,
      Map<String, Parameter> headers) {
    /** Copies the collections. */
    public Encoding {
      types = List.copyOf(types);
      headers = Map.copyOf(headers);
    }
  }
}
