package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads any JSON value. Jackson's own deserializer rounds fractions, and stops at a number with
 * which it is too much work to compute: here that is a fault of the number.
 */
final class TreeDeserializer extends StdDeserializer<JsonNode> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  TreeDeserializer() {
    super(JsonNode.class);
  }

  @Override
  public JsonNode deserialize(JsonParser parser, DeserializationContext context) {
    return value(parser, FaultList.of(context));
  }

  @Override
  public JsonNode getNullValue(DeserializationContext context) {
    return NODES.nullNode();
  }

  private static JsonNode value(JsonParser parser, FaultList faults) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, faults);
      case START_ARRAY -> array(parser, faults);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, faults);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.stringNode(parser.getString());
    };
  }

  private static ObjectNode object(JsonParser parser, FaultList faults) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser, faults));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, FaultList faults) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, faults));
    }
    return array;
  }

  private static JsonNode number(JsonParser parser, FaultList faults) {
    try {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
        return NODES.numberNode(parser.getDecimalValue());
      }
      return switch (parser.getNumberType()) {
        case INT -> NODES.numberNode(parser.getIntValue());
        case LONG -> NODES.numberNode(parser.getLongValue());
        default -> NODES.numberNode(parser.getBigIntegerValue());
      };
    } catch (InputCoercionException outOfReason) {
      faults.add(
          JsonFault.at(
              Kind.OUT_OF_RANGE, JsonPaths.of(parser.streamReadContext()), BigDecimal.class));
      return NODES.numberNode(0);
    }
  }
}
