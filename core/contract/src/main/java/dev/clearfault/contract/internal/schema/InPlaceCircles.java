package dev.clearfault.contract.internal.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Refuses schemas that apply themselves to the same value: checking would not end, whatever a
 * client sends (JSON Schema 2020-12, core, section 9.4.1). A schema of its own properties or
 * elements is no such circle, because a value has an end.
 */
final class InPlaceCircles {
  private static final String[] LISTS = {"allOf", "anyOf", "oneOf"};
  private static final String[] SCHEMAS = {"not", "if", "then", "else"};

  private final Documents documents;
  private final Set<Origin> around = new HashSet<>();
  private final Set<Origin> done = new HashSet<>();

  InPlaceCircles(Documents documents) {
    this.documents = documents;
  }

  /** Checks a schema with all schemas that are applied to the same value. */
  void refuse(Located schema) {
    if (done.contains(schema.origin())) {
      return;
    }
    if (!around.add(schema.origin())) {
      throw new ContractException(
          documents.origin(schema.origin()),
          "the schema applies itself to the same value by allOf, anyOf, oneOf or the like, so a"
              + " check would not end: remove one of these references");
    }
    inPlace(schema).forEach(this::refuse);
    around.remove(schema.origin());
    done.add(schema.origin());
  }

  /** Returns the schemas for the same value. */
  private List<Located> inPlace(Located schema) {
    List<Located> found = new ArrayList<>();
    Located target = documents.target(schema);
    if (target != null) {
      found.add(target);
    }
    for (String keyword : LISTS) {
      JsonNode list = schema.node().path(keyword);
      for (int i = 0; i < list.size(); i++) {
        found.add(new Located(schema.origin().child(keyword).child(i), list.path(i)));
      }
    }
    for (String keyword : SCHEMAS) {
      JsonNode one = schema.node().path(keyword);
      if (one.isObject()) {
        found.add(new Located(schema.origin().child(keyword), one));
      }
    }
    Origin dependent = schema.origin().child("dependentSchemas");
    schema
        .node()
        .path("dependentSchemas")
        .properties()
        .forEach(each -> found.add(new Located(dependent.child(each.getKey()), each.getValue())));
    return found;
  }
}
