package dev.clearfault.contract.internal.schema;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of the schemas of a contract the examples and defaults that the schemas refuse, so that
 * no client is advised to send them.
 */
final class Examples {
  /** Such a member is right in the other direction, so that the example is no mistake. */
  private static final Set<String> OF_DIRECTION = Set.of("readOnly", "writeOnly");

  private final Side side;
  private final SchemaFiles files;

  Examples(Side side, SchemaFiles files) {
    this.side = side;
    this.files = files;
  }

  /** Examines a schema of the documents, and all that is inside of it. */
  void examine(Located schema) {
    Side.Checked whole = side.at(schema);
    for (Located part : whole.parts().all()) {
      // What is beside or below a reference or an allOf holds for the same value.
      if (part.node() instanceof ObjectNode written) {
        examineExamples(written, part, whole);
        examineDefault(written, part, whole);
      }
    }
    Translation.inside(schema).forEach(this::examine);
  }

  private void examineExamples(ObjectNode written, Located part, Side.Checked whole) {
    if (!(written.get("examples") instanceof ArrayNode examples)) {
      return;
    }
    ArrayNode good = written.arrayNode();
    for (JsonNode each : examples) {
      if (fits(each, "an example", part, whole)) {
        good.add(each);
      }
    }
    if (good.isEmpty()) {
      written.remove("examples");
    } else if (good.size() < examples.size()) {
      written.set("examples", good);
    }
  }

  private void examineDefault(ObjectNode written, Located part, Side.Checked whole) {
    JsonNode value = written.get("default");
    if (value != null && !value.isNull() && !fits(value, "the default", part, whole)) {
      written.remove("default");
    }
  }

  private boolean fits(JsonNode value, String what, Located part, Side.Checked whole) {
    Side.Faulty found = whole.check(value, 10);
    List<SchemaFault> faults = found.faults();
    if (faults.isEmpty() && !found.tooComplex()) {
      return true;
    }
    faults.stream()
        .filter(each -> !OF_DIRECTION.contains(each.keyword()))
        .findFirst()
        .ifPresent(
            each ->
                files.warn(
                    side.origin(part)
                        + ": "
                        + what
                        + " breaks \""
                        + each.keyword()
                        + "\", so that no answer shows it: correct it, or the schema"));
    return false;
  }
}
