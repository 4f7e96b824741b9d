package dev.clearfault.testing;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON document whose places can be changed. Numbers keep all their digits. */
final class JsonTree {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonMapper STRICT =
      builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** What people and language models write in place of JSON, when its meaning is clear. */
  private static final JsonMapper LENIENT =
      builder()
          .enable(
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
              JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
              JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private JsonNode root;

  JsonTree(JsonNode root) {
    this.root = root;
  }

  private static JsonMapper.Builder builder() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }

  /** Reads a text that is JSON and has no property twice; empty for any other text. */
  static Optional<JsonNode> strict(String text) {
    return read(STRICT, text);
  }

  /** Reads a text whose meaning is clear; of two equal properties the last one counts. */
  static Optional<JsonNode> lenient(String text) {
    return read(LENIENT, text);
  }

  private static Optional<JsonNode> read(JsonMapper mapper, String text) {
    try {
      return Optional.of(mapper.readTree(text)).filter(tree -> !tree.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Returns the value at a place; a missing node if there is none. */
  JsonNode at(JsonPointer place) {
    return root.at(place);
  }

  /** Sets the value at a place. Returns whether the place has a parent that can hold it. */
  boolean put(JsonPointer place, JsonNode value) {
    if (place.matches()) {
      root = value;
      return true;
    }
    JsonNode parent = at(place.head());
    JsonPointer last = place.last();
    if (parent instanceof ObjectNode object) {
      object.set(last.getMatchingProperty(), value);
      return true;
    }
    int index = last.getMatchingIndex();
    if (!(parent instanceof ArrayNode array) || index < 0 || index > array.size()) {
      return false;
    }
    if (index == array.size()) {
      array.add(value);
    } else {
      array.set(index, value);
    }
    return true;
  }

  /** Takes the value at a place away and returns it; a missing node if there is none. */
  JsonNode remove(JsonPointer place) {
    JsonNode value = at(place);
    if (place.matches()) {
      root = MissingNode.getInstance();
    } else if (at(place.head()) instanceof ObjectNode object) {
      object.remove(place.last().getMatchingProperty());
    } else if (at(place.head()) instanceof ArrayNode array && !value.isMissingNode()) {
      array.remove(place.last().getMatchingIndex());
    }
    return value;
  }

  /** Returns the document as JSON. */
  String text() {
    return STRICT.writeValueAsString(root);
  }
}
