package dev.clearfault.contract.internal.schema;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code readOnly} and {@code writeOnly} mean for one direction (OpenAPI 3.0.4, Schema
 * Object): a property that does not travel this way is neither required nor accepted.
 */
final class TravelRules {
  private final SchemaFiles files;
  private final String keyword;
  private final boolean apply;

  TravelRules(SchemaFiles files, Direction direction, boolean apply) {
    this.files = files;
    this.apply = apply;
    keyword = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
  }

  void apply(Located schema, ObjectNode written) {
    if (!apply) {
      return;
    }
    if (OlderKeywords.flag(schema, keyword)) {
      written.put(keyword, true);
    }
    if (written.path("required") instanceof ArrayNode required) {
      Set<String> staying = new HashSet<>();
      collect(schema, staying, new HashSet<>());
      required = required.deepCopy();
      required.removeIf(name -> staying.contains(name.asString("")));
      written.set("required", required);
    }
  }

  /** Collects the properties that do not travel. */
  private void collect(Located schema, Set<String> names, Set<Origin> seen) {
    Located here = files.follow(schema);
    if (!seen.add(here.origin())) {
      return;
    }
    Origin properties = here.origin().child("properties");
    for (Map.Entry<String, JsonNode> each : here.node().path("properties").properties()) {
      Located property = new Located(properties.child(each.getKey()), each.getValue());
      if (stays(property) || stays(files.follow(property))) {
        names.add(each.getKey());
      }
    }
    JsonNode parts = here.node().path("allOf");
    for (int i = 0; i < parts.size(); i++) {
      collect(new Located(here.origin().child("allOf").child(i), parts.path(i)), names, seen);
    }
  }

  private boolean stays(Located property) {
    return property.node().path(keyword).asBoolean(false);
  }
}
