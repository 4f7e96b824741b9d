package dev.clearfault.demo.published;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Another validator of JSON Schema 2020-12, which shares no code with ours. */
public final class SecondValidator {
  private static final URI NAME = URI.create("https://second.example/schema");

  private final Validator validator;

  /** Creates a validator of one schema. */
  public SecondValidator(tools.jackson.databind.JsonNode schema) {
    validator =
        new ValidatorFactory()
            .withDefaultDialect(new Dialects.Draft2020Dialect())
            .withEvaluatorFactory(new FormatEvaluatorFactory())
            .withJsonNodeFactory(new Trees())
            .createValidator();
    validator.registerSchema(NAME, new Tree(schema, ""));
  }

  /** Returns whether the schema accepts a value. */
  public boolean accepts(tools.jackson.databind.JsonNode value) {
    return validator.validate(NAME, new Tree(value, "")).isValid();
  }

  private static final class Trees implements JsonNodeFactory {
    @Override
    public JsonNode wrap(Object node) {
      return node instanceof Tree tree
          ? tree
          : new Tree((tools.jackson.databind.JsonNode) node, "");
    }

    @Override
    public JsonNode create(String text) {
      return new Tree(JsonMapper.shared().readTree(text), "");
    }
  }

  /** A value of Jackson 3, which the validator does not know itself. */
  private record Tree(tools.jackson.databind.JsonNode node, String pointer) implements JsonNode {
    @Override
    public String getJsonPointer() {
      return pointer;
    }

    @Override
    public SimpleType getNodeType() {
      return switch (node.getNodeType()) {
        case OBJECT -> SimpleType.OBJECT;
        case ARRAY -> SimpleType.ARRAY;
        case STRING -> SimpleType.STRING;
        case BOOLEAN -> SimpleType.BOOLEAN;
        case NUMBER -> isWhole() ? SimpleType.INTEGER : SimpleType.NUMBER;
        default -> SimpleType.NULL;
      };
    }

    private boolean isWhole() {
      return node.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    @Override
    public boolean asBoolean() {
      return node.booleanValue();
    }

    @Override
    public String asString() {
      return node.asString();
    }

    @Override
    public BigInteger asInteger() {
      return node.decimalValue().toBigIntegerExact();
    }

    @Override
    public BigDecimal asNumber() {
      return node.decimalValue();
    }

    @Override
    public List<JsonNode> asArray() {
      List<JsonNode> list = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        list.add(new Tree(node.get(i), pointer + "/" + i));
      }
      return list;
    }

    @Override
    public Map<String, JsonNode> asObject() {
      Map<String, JsonNode> map = new LinkedHashMap<>();
      for (Map.Entry<String, tools.jackson.databind.JsonNode> each : node.properties()) {
        String name = JsonNode.encodeJsonPointer(each.getKey());
        map.put(each.getKey(), new Tree(each.getValue(), pointer + "/" + name));
      }
      return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Tree tree && node.equals(Numbers.LIKE, tree.node);
    }

    @Override
    public int hashCode() {
      return getNodeType().hashCode();
    }
  }

  /** Numbers are equal by their value, as JSON Schema wants it. */
  private static final class Numbers {
    static final java.util.Comparator<tools.jackson.databind.JsonNode> LIKE =
        (one, other) ->
            one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
  }
}
