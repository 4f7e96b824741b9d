package dev.clearfault.contract.internal.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The keywords of OpenAPI 3.0 that JSON Schema 2020-12 writes in another way. */
final class OlderKeywords {
  private static final String TYPE = "type";

  private OlderKeywords() {}

  static void rewrite(Located schema, ObjectNode written) {
    bound(schema, "minimum", "exclusiveMinimum", written);
    bound(schema, "maximum", "exclusiveMaximum", written);
    if (flag(schema, "nullable") && written.path(TYPE).isString()) {
      JsonNode type = written.path(TYPE);
      written.putArray(TYPE).add(type).add("null");
    }
    if (schema.node().has("example")) {
      written.putArray("examples").add(schema.node().path("example"));
    }
  }

  private static void bound(Located schema, String keyword, String exclusive, ObjectNode written) {
    JsonNode flag = schema.node().path(exclusive);
    if (flag.isBoolean()) {
      written.remove(exclusive);
      if (flag.booleanValue() && written.has(keyword)) {
        written.set(exclusive, written.remove(keyword));
      }
    } else if (!flag.isMissingNode()) {
      throw new ContractException(
          schema.origin().child(exclusive), "OpenAPI 3.0 has true or false here");
    }
  }

  static boolean flag(Located schema, String keyword) {
    JsonNode flag = schema.node().path(keyword);
    if (!flag.isMissingNode() && !flag.isBoolean()) {
      throw new ContractException(schema.origin().child(keyword), "must be true or false");
    }
    return flag.equals(JsonNodeFactory.instance.booleanNode(true));
  }
}
