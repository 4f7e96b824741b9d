package dev.clearfault.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes values of which each breaks one rule of a schema, from a value that breaks none. */
final class BrokenValues {
  /** A property that no application has. */
  static final String UNKNOWN = "clearfaultUnknown";

  private static final int MOST_LEVELS = 6;
  private static final int MOST_ELEMENTS = 1000;

  private final PublishedContract contract;
  private final BrokenScalar scalars;
  private final GoodValue goods;
  private final List<BrokenValue> made = new ArrayList<>();

  /** The schemas that the current place is in. */
  private final List<JsonNode> around = new ArrayList<>();

  private BrokenValues(PublishedContract contract, BrokenScalar scalars) {
    this.contract = contract;
    this.scalars = scalars;
    this.goods = new GoodValue(contract, scalars.codes());
  }

  /**
   * Returns the values.
   *
   * @param scalars makes them for what is no object and no list
   */
  static List<BrokenValue> of(
      JsonNode schema, JsonNode good, PublishedContract contract, BrokenScalar scalars) {
    BrokenValues values = new BrokenValues(contract, scalars);
    values.at("", schema, good, UnaryOperator.identity(), 0);
    return values.made;
  }

  /** A place, with what puts a value there into the whole. */
  private void at(
      String place, JsonNode schema, JsonNode good, UnaryOperator<JsonNode> put, int level) {
    if (level > MOST_LEVELS || schema.has("oneOf") || schema.has("anyOf")) {
      return; // Which branch is meant, only a person knows.
    }
    scalars.of(schema, good, place).forEach((label, value) -> add(place, label, put.apply(value)));
    if (around.stream().filter(schema::equals).count() > 1) {
      return; // The cases of a tree would be without number.
    }
    around.add(schema);
    if (good.isObject() && SchemaFit.type(schema).equals("object")) {
      members(place, schema, (ObjectNode) good, put, level);
    } else if (good.isArray() && SchemaFit.type(schema).equals("array")) {
      elements(place, schema, (ArrayNode) good, put, level);
    }
    around.remove(around.size() - 1);
  }

  private void add(String place, String label, JsonNode whole) {
    made.add(new BrokenValue(place, label, whole));
  }

  private void members(
      String place, JsonNode schema, ObjectNode good, UnaryOperator<JsonNode> put, int level) {
    for (var property : schema.path("properties").properties()) {
      String name = property.getKey();
      String below = place + "/" + name.replace("~", "~0").replace("/", "~1");
      JsonNode rules = contract.resolved(property.getValue());
      if (rules.path("readOnly").asBoolean(false)) {
        continue;
      }
      UnaryOperator<JsonNode> inside = value -> put.apply(withMember(good, name, value));
      if (PublishedContract.isRequired(name, schema)) {
        add(below, "is missing", inside.apply(MissingNode.getInstance()));
        if (!SchemaFit.type(rules).isEmpty() && !rules.path("type").isArray()) {
          add(below, "is null", inside.apply(JsonTree.NODES.nullNode()));
        }
      }
      JsonNode known = good.path(name);
      Optional<JsonNode> value =
          known.isMissingNode() || known.isNull() ? goods.at(below, rules) : Optional.of(known);
      at(below, rules, value.orElse(MissingNode.getInstance()), inside, level + 1);
    }
    JsonNode others = schema.path("additionalProperties");
    if (others.isBoolean() && !others.asBoolean()) {
      JsonNode value = JsonTree.NODES.numberNode(1);
      add(place + "/" + UNKNOWN, "is unknown", put.apply(withMember(good, UNKNOWN, value)));
    }
  }

  private void elements(
      String place, JsonNode schema, ArrayNode good, UnaryOperator<JsonNode> put, int level) {
    JsonNode rules = contract.resolved(schema.path("items"));
    Optional<JsonNode> element =
        good.isEmpty() ? goods.at(place + "/0", rules) : Optional.of(good.get(0));
    if (element.isEmpty() || rules.isMissingNode()) {
      return;
    }
    ArrayNode filled = good.isEmpty() ? good.deepCopy().add(element.get()) : good;
    counts(place, schema, filled, put);
    at(
        place + "/0",
        rules,
        element.get(),
        value -> put.apply(filled.deepCopy().set(0, value)),
        level + 1);
  }

  private void counts(String place, JsonNode schema, ArrayNode good, UnaryOperator<JsonNode> put) {
    int least = schema.path("minItems").asInt(0);
    if (least > 0) {
      ArrayNode few = good.deepCopy();
      while (few.size() >= least) {
        few.remove(few.size() - 1);
      }
      add(place, "has too few elements", put.apply(few));
    }
    int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
    if (most < MOST_ELEMENTS) {
      ArrayNode many = good.deepCopy();
      while (many.size() <= most) {
        many.add(good.get(0));
      }
      add(place, "has too many elements", put.apply(many));
    }
    if (schema.path("uniqueItems").asBoolean(false)) {
      add(place, "has an element twice", put.apply(good.deepCopy().add(good.get(0))));
    }
  }

  private static JsonNode withMember(ObjectNode object, String name, JsonNode value) {
    ObjectNode copy = object.deepCopy();
    if (value.isMissingNode()) {
      copy.remove(name);
    } else {
      copy.set(name, value);
    }
    return copy;
  }
}
