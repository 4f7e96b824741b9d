package dev.clearfault.contract.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that follows the examples and defaults of an answer is accepted. */
class ExamplesTest {
  private static final String FILE = "/api.json";

  private static final String SCHEMA =
      """
      {
        "properties": {
          "sku": { "type": "string", "pattern": "^[A-Z]{3}$", "examples": ["abc", "ABC"] },
          "day": { "type": "string", "format": "date", "examples": ["tomorrow"] },
          "count": { "type": "integer", "minimum": 1, "default": 0 },
          "size": { "type": "integer", "maximum": 9, "default": 3 },
          "code": { "$ref": "#/$defs/text", "maxLength": 3 },
          "name": { "allOf": [{ "type": "string", "examples": ["Ada Lovelace"] },
                              { "maxLength": 5 }] },
          "list": { "type": "array", "items": { "enum": ["a"], "examples": ["b"] } },
          "default": { "type": "integer", "examples": ["none"] }
        },
        "$defs": { "text": { "type": "string", "examples": ["long text"] } }
      }
      """;

  private final SchemaFiles files = Contracts.files(Map.of(FILE, SCHEMA));
  private final ContractSchema schema =
      new SchemaCompiler(files, Dialect.JSON_SCHEMA_2020_12).compile(files.at(Origin.of(FILE)));

  @Test
  void eachThatDoesNotFitIsToldWithItsPlaceAndTheReason() {
    assertThat(files.warnings())
        .containsExactlyInAnyOrder(
            told("#/properties/sku: an example breaks \"pattern\""),
            told("#/properties/day: an example breaks \"format\""),
            told("#/properties/count: the default breaks \"minimum\""),
            told("#/$defs/text: an example breaks \"maxLength\""),
            told("#/properties/name/allOf/0: an example breaks \"maxLength\""),
            told("#/properties/list/items: an example breaks \"enum\""),
            told("#/properties/default: an example breaks \"type\""));
  }

  private static String told(String finding) {
    return FILE + finding + ", so that no answer shows it: correct it, or the schema";
  }

  @Test
  void whatIsShownIsAccepted() {
    JsonMapper json = new JsonMapper();
    String wrong =
        """
        {"sku":"x","day":"x","count":-1,"size":10,"code":"xxxx","name":7,"list":["x"],"default":"x"}
        """;
    List<SchemaFault> faults = Contracts.faults(schema, wrong);
    assertThat(faults).hasSize(8);
    List<Object> followed = new ArrayList<>();
    for (SchemaFault fault : faults) {
      List<Object> shown = new ArrayList<>();
      if (fault.expected().get("examples") instanceof List<?> examples) {
        shown.addAll(examples);
      }
      if (fault.expected().containsKey("default")) {
        shown.add(fault.expected().get("default"));
      }
      String name = (String) fault.path().get(0);
      for (Object each : shown) {
        JsonNode body = json.valueToTree(Map.of(name, each));
        assertThat(Contracts.told(schema, body.toString())).as(name).isEmpty();
        followed.add(each);
      }
      assertThat(hint(fault)).doesNotContain("abc", "tomorrow", "Lovelace", "long text", "none");
    }
    assertThat(followed).hasToString("[ABC, 3]");
  }

  private static String hint(SchemaFault fault) {
    LocatedViolation found =
        FaultText.violation(
            fault,
            Source.BODY,
            List.of(),
            0,
            new Languages(ExamplesTest.class.getClassLoader()).english());
    Violation told = found.texts().get();
    return told.detail() + " " + told.hint() + " " + told.arguments();
  }
}
