package dev.clearfault.contract.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that would refuse all that a client can send, which is no fault of the client. */
class ImpossibleSchemasTest {
  private static ContractSchema schema(String text) {
    return Contracts.schema(Dialect.JSON_SCHEMA_2020_12, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"allOf\": [{\"$ref\": \"#\"}]}",
        "{\"anyOf\": [{\"type\": \"string\"}, {\"not\": {\"$ref\": \"#\"}}]}",
        "{\"if\": {\"$ref\": \"#\"}}",
        "{\"dependentSchemas\": {\"a\": {\"$ref\": \"#\"}}}",
        "{\"items\": {\"$ref\": \"#/$defs/a\"}, \"$defs\": {"
            + "\"a\": {\"allOf\": [{\"$ref\": \"#/$defs/b\"}]},"
            + "\"b\": {\"oneOf\": [{\"$ref\": \"#/$defs/a\"}]}}}"
      })
  void aSchemaThatAppliesItselfToTheSameValueStopsTheStart(String text) {
    assertThatThrownBy(() -> schema(text))
        .isInstanceOf(ContractException.class)
        .hasMessageStartingWith("/WEB-INF/schema.json#")
        .hasMessageContaining("applies itself to the same value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"allOf\": [{\"properties\": {\"id\": {\"readOnly\": true}}}, {\"required\": [\"id\"]}]}",
        "{\"$ref\": \"#/$defs/a\", \"properties\": {\"id\": {\"readOnly\": true}},"
            + " \"required\": [\"id\"], \"$defs\": {\"a\": {\"type\": \"object\"}}}"
      })
  void aPropertyThatDoesNotTravelIsNotNeededWhereverItIsDeclared(String text) {
    ContractSchema schema = Contracts.schema(Dialect.OPENAPI_3_1, text);
    assertThat(Contracts.told(schema, "{}")).isEmpty();
    assertThat(Contracts.told(schema, "{\"id\": 1}")).containsExactly("readOnly [id]");
    assertThat(schema.expected(List.of())).doesNotContainKey("required");
    assertThat(schema.check(Contracts.json("{}"), Direction.RESPONSE, 50)).hasSize(1);
  }
}
