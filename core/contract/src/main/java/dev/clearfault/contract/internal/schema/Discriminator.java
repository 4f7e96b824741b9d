package dev.clearfault.contract.internal.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code discriminator} of a choice (OpenAPI 3.1.1, Discriminator Object): each branch accepts
 * only the values of the property that name it. So the property decides which branch is meant.
 */
final class Discriminator {
  private final SchemaFiles files;
  private final Located schema;
  private final JsonNode rule;

  Discriminator(SchemaFiles files, Located schema) {
    this.files = files;
    this.schema = schema;
    rule = schema.node().path("discriminator");
  }

  void apply(ObjectNode written) {
    String property = rule.path("propertyName").asString("");
    if (rule.isMissingNode()) {
      return;
    }
    if (property.isEmpty()) {
      throw new ContractException(
          schema.origin().child("discriminator"), "must have a propertyName that is a text");
    }
    for (String choice : new String[] {"oneOf", "anyOf"}) {
      if (written.path(choice) instanceof ArrayNode branches) {
        Map<Origin, Set<String>> names = names(choice);
        for (int i = 0; i < branches.size(); i++) {
          Origin branch = branch(choice, i);
          Set<String> own = branch == null ? Set.of() : names.get(branch);
          if (own != null && !own.isEmpty()) {
            branches.set(i, named(branches.get(i), property, own));
          }
        }
      }
    }
  }

  private static ObjectNode named(JsonNode branch, String property, Set<String> names) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.putArray("required").add(property);
    ArrayNode values = named.putObject("properties").putObject(property).putArray("enum");
    names.forEach(values::add);
    named.putArray("allOf").add(branch);
    return named;
  }

  /** Returns the values that name each branch: those of the mapping, else the schema's name. */
  private Map<Origin, Set<String>> names(String choice) {
    Map<Origin, Set<String>> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : rule.path("mapping").properties()) {
      names.computeIfAbsent(mapped(each), first -> new LinkedHashSet<>()).add(each.getKey());
    }
    for (int i = 0; i < schema.node().path(choice).size(); i++) {
      Origin branch = branch(choice, i);
      if (branch != null) {
        String last = branch.pointer().substring(branch.pointer().lastIndexOf('/') + 1);
        names.putIfAbsent(branch, Set.of(last));
      }
    }
    return names;
  }

  private Origin mapped(Map.Entry<String, JsonNode> entry) {
    Origin place = schema.origin().child("discriminator").child("mapping").child(entry.getKey());
    String target = entry.getValue().asString("");
    boolean isName = target.matches("[A-Za-z0-9._-]+") && !target.matches(".*\\.(json|ya?ml)");
    return files.target(place, isName ? "#/components/schemas/" + target : target).origin();
  }

  private @org.jspecify.annotations.Nullable Origin branch(String choice, int index) {
    JsonNode reference = schema.node().path(choice).path(index).path("$ref");
    return reference.isString()
        ? files.target(schema.origin().child(choice).child(index), reference.stringValue()).origin()
        : null;
  }
}
