package dev.clearfault.contract.internal.schema;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the text of a file, JSON or YAML. No name may be there twice. */
final class FileText {
  /** Numbers stay as they are written. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private FileText() {}

  /** A file without the end {@code .json} is YAML, of which JSON is a part. */
  static JsonNode read(Origin file, InputStream in) {
    return file.file().endsWith(".json") ? json(file, in) : new YamlTree(file).read(in);
  }

  private static JsonNode json(Origin file, InputStream in) {
    try {
      return JSON.readTree(in);
    } catch (JacksonException unreadable) {
      throw new ContractException(
          file,
          "line %d, column %d is not JSON that can be read: %s"
              .formatted(
                  unreadable.getLocation().getLineNr(),
                  unreadable.getLocation().getColumnNr(),
                  unreadable.getOriginalMessage()));
    }
  }
}
