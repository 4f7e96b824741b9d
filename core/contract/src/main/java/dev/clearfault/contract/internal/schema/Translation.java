package dev.clearfault.contract.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes schemas in JSON Schema 2020-12, with the places of their parts unchanged. What says
 * nothing about a value is left out, but for titles and descriptions, which are published.
 */
final class Translation {
  /** Keywords whose value is a schema. */
  private static final Set<String> ONE =
      Set.of(
          "items",
          "additionalProperties",
          "not",
          "if",
          "then",
          "else",
          "contains",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties");

  /** Keywords whose value is a list of schemas. */
  private static final Set<String> SEVERAL = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

  /** Keywords whose value is an object of schemas. */
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependentSchemas", "$defs");

  /** Keywords that stay as they are. */
  private static final Set<String> PLAIN =
      Set.of(
          "type",
          "format",
          "const",
          "enum",
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
          "maxProperties",
          "required",
          "dependentRequired",
          "default",
          "contentEncoding",
          "contentMediaType",
          "examples",
          "$dynamicAnchor",
          "$dynamicRef");

  /** Keywords whose value is a text for readers. */
  private static final Set<String> TEXTS = Set.of("title", "description");

  private static final String REF = "$ref";

  private final SchemaFiles files;
  private final Dialect dialect;
  private final TravelRules travel;
  private final Function<Origin, String> references;

  /**
   * Creates a translation.
   *
   * @param references returns the reference to write for a schema of the contract
   */
  Translation(
      SchemaFiles files,
      Dialect dialect,
      Direction direction,
      Function<Origin, String> references) {
    this.files = files;
    this.dialect = dialect;
    this.references = references;
    travel = new TravelRules(files, direction, dialect != Dialect.JSON_SCHEMA_2020_12);
  }

  JsonNode schema(Located schema) {
    if (!schema.node().isObject()) {
      return schema.node();
    }
    Dialect.check(schema);
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    boolean onlyReference = dialect == Dialect.OPENAPI_3_0 && schema.node().has(REF);
    for (Map.Entry<String, JsonNode> each : schema.node().properties()) {
      String keyword = each.getKey();
      if (!onlyReference || keyword.equals(REF)) {
        write(keyword, new Located(schema.origin().child(keyword), each.getValue()), written);
      }
    }
    if (dialect == Dialect.OPENAPI_3_0) {
      OlderKeywords.rewrite(schema, written);
    }
    travel.apply(schema, written);
    if (dialect != Dialect.JSON_SCHEMA_2020_12) {
      new Discriminator(files, schema).apply(written);
    }
    return written;
  }

  private void write(String keyword, Located value, ObjectNode written) {
    JsonNode node = value.node();
    if (TEXTS.contains(keyword) && node.isString()) {
      written.set(keyword, node);
    } else if (keyword.equals(REF)) {
      written.put(REF, reference(value));
    } else if (keyword.equals("pattern")) {
      EcmaPattern.check(value);
      written.set(keyword, node);
    } else if (ONE.contains(keyword)) {
      written.set(keyword, schema(value));
    } else if (SEVERAL.contains(keyword) && node.isArray()) {
      ArrayNode list = written.putArray(keyword);
      for (int i = 0; i < node.size(); i++) {
        list.add(schema(new Located(value.origin().child(i), node.path(i))));
      }
    } else if (NAMED.contains(keyword) && node.isObject()) {
      named(keyword, value, written.putObject(keyword));
    } else if (PLAIN.contains(keyword) || SEVERAL.contains(keyword) || NAMED.contains(keyword)) {
      written.set(keyword, node); // The meta-schema finds what is no list or object of schemas.
    }
  }

  /** Returns the schemas that are written in a translated schema, in its order. */
  static List<Located> inside(Located schema) {
    List<Located> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : schema.node().properties()) {
      String keyword = each.getKey();
      Located value = new Located(schema.origin().child(keyword), each.getValue());
      if (ONE.contains(keyword)) {
        found.add(value);
      } else if (SEVERAL.contains(keyword)) {
        for (int i = 0; i < value.node().size(); i++) {
          found.add(new Located(value.origin().child(i), value.node().path(i)));
        }
      } else if (NAMED.contains(keyword)) {
        value
            .node()
            .properties()
            .forEach(
                one -> found.add(new Located(value.origin().child(one.getKey()), one.getValue())));
      }
    }
    return found;
  }

  private void named(String keyword, Located value, ObjectNode written) {
    for (Map.Entry<String, JsonNode> each : value.node().properties()) {
      Located one = new Located(value.origin().child(each.getKey()), each.getValue());
      if (keyword.equals("patternProperties")) {
        EcmaPattern.check(
            new Located(one.origin(), JsonNodeFactory.instance.stringNode(each.getKey())));
      }
      written.set(each.getKey(), schema(one));
    }
  }

  private String reference(Located value) {
    if (!value.node().isString()) {
      throw new ContractException(value.origin(), "a reference is a text");
    }
    Located target = files.target(value.origin(), value.node().stringValue());
    if (!target.node().isObject() && !target.node().isBoolean()) {
      throw new ContractException(
          value.origin(), "the reference leads to something that is no schema");
    }
    files.follow(target); // It finds a circle.
    return references.apply(target.origin());
  }
}
