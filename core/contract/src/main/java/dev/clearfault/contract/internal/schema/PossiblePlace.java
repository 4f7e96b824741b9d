package dev.clearfault.contract.internal.schema;

import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.PlacePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A place inside of a value, and which faults its schemas can find there.
 *
 * @param isRoot whether it is the whole value
 * @param isKnown whether these are all the schemas that hold for it
 * @param isExact whether each place inside has a pattern of its own
 */
record PossiblePlace(
    Parts parts, PlacePattern where, boolean isRoot, boolean isKnown, boolean isExact) {

  /** Returns a place inside. */
  PossiblePlace to(Parts inside, PlacePattern there, boolean known) {
    return new PossiblePlace(inside, isExact ? there : where, false, isKnown && known, isExact);
  }

  /**
   * Returns the place of a property. A name that is not declared and for which a schema holds is a
   * key of a map.
   */
  PlacePattern place(String name) {
    PlacePattern property = where.property(name);
    boolean isKey = parts.position(name) < 0 && !parts.property(name).all().isEmpty();
    String field = where.field() + "[" + name + "]";
    PlacePattern place =
        isKey ? new PlacePattern(field, property.pointer(), property.isInside(), true) : property;
    return isExact ? place : where;
  }

  /** Returns the faults that one of the schemas can find. */
  List<PossibleFault> faults(JsonNode schema) {
    Keywords keywords = new Keywords(this, schema, new ArrayList<>());
    if (schema.isBoolean() && !schema.booleanValue()) {
      keywords.add("additionalProperties", schema, where, null);
    }
    schema.properties().forEach(each -> keywords.keyword(each.getKey(), each.getValue()));
    return keywords.found();
  }

  /** The keywords of one schema. */
  private record Keywords(PossiblePlace place, JsonNode schema, List<PossibleFault> found) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** There is no default: it is decided of each keyword that a translated schema can have. */
    private void keyword(String keyword, JsonNode rule) {
      switch (keyword) {
        case "type" -> {
          add(keyword, rule);
          // Null is told as an absent value, but the whole is not absent.
          addNull(place.isRoot() || accepts(rule, NODES.stringNode("null")));
        }
        case "enum", "const" -> {
          add(keyword, rule);
          addNull(rule.isNull() || accepts(rule, NODES.nullNode()));
        }
        case "required" -> rule.forEach(name -> absent(keyword, name.stringValue()));
        case "dependentRequired" ->
            rule.forEach(names -> names.forEach(name -> absent(keyword, name.stringValue())));
        case "additionalProperties", "unevaluatedProperties" -> unknown(keyword, rule);
        case "propertyNames" -> add(keyword, rule, names(), Map.of());
        case "items", "unevaluatedItems" -> {
          if (rule.isBoolean() && !rule.booleanValue()) {
            add("maxItems", NODES.numberNode(0), place.where(), null);
          }
        }
        case "contains" -> {
          if (!schema.has("minContains")) {
            add("minContains", NODES.numberNode(1));
          }
        }
        case "oneOf", "anyOf" -> add(keyword, NODES.nullNode());
        case "readOnly",
            "writeOnly",
            "not",
            "format",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties" ->
            add(keyword, rule);
        case "$ref",
            "allOf",
            "if",
            "then",
            "else",
            "dependentSchemas",
            "$dynamicRef",
            "properties",
            "patternProperties",
            "prefixItems",
            "$defs",
            "title",
            "description",
            "default",
            "contentEncoding",
            "contentMediaType",
            "examples",
            "$dynamicAnchor" -> {
          // Breaks nothing by itself.
        }
        default -> throw new IllegalStateException("nobody knows what breaks " + keyword);
      }
    }

    private static boolean accepts(JsonNode rule, JsonNode value) {
      boolean found = rule.equals(value);
      for (JsonNode each : rule) {
        found |= each.equals(value);
      }
      return found;
    }

    private void addNull(boolean isAccepted) {
      if (!isAccepted) {
        add("required", NODES.booleanNode(true));
      }
    }

    private void absent(String keyword, String name) {
      add(
          keyword,
          NODES.booleanNode(true),
          place.place(name),
          Fragment.of(place.parts().property(name)));
    }

    private void unknown(String keyword, JsonNode rule) {
      boolean isClosed = rule.isBoolean() && !rule.booleanValue();
      boolean isOfAll = keyword.equals("unevaluatedProperties");
      if (isClosed || isOfAll) {
        Map<String, Object> names = Expectations.names(place.parts().accepted());
        add("additionalProperties", rule, names(), isOfAll ? null : names);
      }
    }

    private PlacePattern names() {
      return place.isExact() ? place.where().anyProperty() : place.where();
    }

    private void add(String keyword, JsonNode rule) {
      add(keyword, rule, place.where(), Fragment.of(place.parts()));
    }

    /** Adds a fault; what is expected is null if it depends on the value. */
    private void add(
        String keyword, JsonNode rule, PlacePattern where, @Nullable Map<String, Object> expected) {
      boolean isKnown = place.isKnown() && expected != null;
      Map<String, Object> shown = isKnown && expected != null ? expected : Map.of();
      SchemaFault fault = new SchemaFault(keyword, List.of(), List.of(), rule, shown);
      found.add(new PossibleFault(fault, where, isKnown));
    }
  }
}
