package dev.clearfault.internal.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads JSON texts of clients as trees, as strictly as {@link JsonReader} reads them as classes.
 * All numbers are exact. Thread-safe.
 */
public final class TreeReader {
  private final JsonReader json;

  /** Creates a reader. */
  public TreeReader(JsonLimits limits) {
    SimpleModule trees = new SimpleModule("dev.clearfault.trees");
    trees.addDeserializer(JsonNode.class, new TreeDeserializer());
    json = JsonReader.jackson(limits, JsonMapper.builder().addModule(trees).build());
  }

  /** Reads a whole JSON text. A number that is a fault is 0 in the tree. */
  public JsonReader.Result<JsonNode> read(byte[] text) {
    return json.read(text, JsonNode.class);
  }
}
