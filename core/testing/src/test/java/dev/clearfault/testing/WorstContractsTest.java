package dev.clearfault.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.testing.SmallServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contracts for which an invented value is easily wrong; a wrong one blames a right application.
 */
class WorstContractsTest {
  @TempDir Path folder;

  /** Makes a contract with one place of this schema, and one error that it declares there. */
  private Path contract(String schema, String code) throws Exception {
    return Files.writeString(
        folder.resolve("contract.json"),
        """
        {"openapi": "3.1.0", "paths": {"/a": {"post": {
          "requestBody": {"required": true, "content": {"application/json": {"schema":
            {"type": "object", "required": ["v"], "properties": {"v": %s}}}}},
          "x-problems": [{"status": 400, "code": "validation_failed"}],
          "x-errors": [{"in": "body", "field": "v", "pointer": "#/v", "code": "%s"}]}}},
         "components": {"schemas": {
          "Tree": {"type": "object", "properties": {
            "a": {"$ref": "#/components/schemas/Tree"}, "b": {"$ref": "#/components/schemas/Tree"},
            "c": {"$ref": "#/components/schemas/Tree"}, "d": {"$ref": "#/components/schemas/Tree"}}},
          "Self": {"type": "object", "allOf": [{"$ref": "#/components/schemas/Self"}]}}}}
        """
            .formatted(schema, code));
  }

  private List<InputCase> cases(String schema, String code) throws Exception {
    Path contract = contract(schema, code);
    try (SmallServer server = SmallServer.answering(request -> new Answer(204, ""))) {
      return DeclaredInputs.of(contract, server::uri).cases();
    }
  }

  private String sent(String schema, String code) throws Exception {
    Path contract = contract(schema, code);
    try (SmallServer server = SmallServer.answering(request -> new Answer(204, ""))) {
      DeclaredInputs.of(contract, server::uri).cases().get(0).check();
      return server.requests().get(0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'integer','exclusiveMaximum':0} | max | -1",
        "{'type':'integer','multipleOf':5} | max | 0",
        "{'type':'integer','exclusiveMinimum':4,'multipleOf':10} | min | 10",
        "{'type':'string','format':'date'} | past | '1991-05-17'",
        "{'type':'string','format':'date'} | future | '2031-05-17'",
        "{'type':'string','format':'date-time-local'} | size | '2031-05-17T10:30:00'",
        "{'type':'string','format':'time-local'} | size | '10:30:00'",
        "{'type':'array','minItems':2,'uniqueItems':true,'items':{'type':'integer'}} | size | [1,2]",
        "{'$ref':'#/components/schemas/Self'} | size | {}"
      },
      quoteCharacter = '`')
  void aValueKeepsAllRules(String schema, String code, String value) throws Exception {
    assertThat(sent(schema.replace('\'', '"'), code))
        .isEqualTo("POST /a {\"v\":" + value.replace('\'', '"') + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'string','format':'email','maxLength':10} | size",
        "{'type':'string','format':'email','pattern':'@corp.example$'} | email",
        "{'type':'string'} | pattern",
        "{'type':'string'} | invalid_format",
        "{'type':'string','format':'iban'} | size",
        "{'type':'object','minProperties':1} | size"
      },
      quoteCharacter = '`')
  void onlyAPersonKnowsAValue(String schema, String code) {
    assertThatThrownBy(() -> cases(schema.replace('\'', '"'), code))
        .hasMessage("say with body() or value(): a valid body of POST /a");
  }

  @Test
  void whatAnotherTypeAllowsIsNoFault() throws Exception {
    assertThat(cases("{\"type\": [\"array\", \"string\"]}", "size").toString())
        .doesNotContain("#/v has another type");
    assertThat(cases("{\"type\": [\"integer\", \"number\"]}", "size").toString())
        .contains("#/v has another type")
        .doesNotContain("#/v is no whole number");
    assertThat(cases("{\"type\": \"string\", \"readOnly\": true}", "size").toString())
        .doesNotContain("#/v");
  }

  @Test
  void aTreeHasFewCases() throws Exception {
    assertThat(cases("{\"$ref\": \"#/components/schemas/Tree\"}", "size")).hasSizeLessThan(40);
  }

  @Test
  void aRepairedRequestThatEndsInA500IsFound() throws Exception {
    Path contract = contract("{\"type\": \"integer\", \"minimum\": 1}", "min");
    String advice =
        """
        {"status":400,"code":"validation_failed","errors":[{"in":"body","field":"v",
         "pointer":"#/v","code":"min","expected":{"type":"integer","minimum":1}}]}
        """;
    try (SmallServer server =
        SmallServer.answering(
            r -> r.endsWith(":1}") ? new Answer(500, "{}") : new Answer(400, advice))) {
      InputCase below =
          DeclaredInputs.of(contract, server::uri).cases().stream()
              .filter(each -> each.toString().endsWith("#/v is below the minimum"))
              .findFirst()
              .orElseThrow();
      assertThatThrownBy(below::check)
          .hasMessageContaining("the advice was followed, and then the input ends in a 500");
    }
  }

  @Test
  void aMistakeInWhatAPersonSaysIsTold() throws Exception {
    Path contract = contract("{\"type\": \"integer\"}", "min");
    try (SmallServer server = SmallServer.answering(request -> new Answer(403, ""))) {
      DeclaredInputs inputs = DeclaredInputs.of(contract, server::uri);
      assertThatThrownBy(() -> inputs.body("POST /a", "{v}").cases())
          .hasMessage("no JSON: the body of POST /a");
      assertThatThrownBy(() -> inputs.value("w", "1").cases())
          .hasMessage("the contract does not have w");
      assertThatThrownBy(() -> DeclaredInputs.publishedBy(server::uri).cases())
          .hasMessageEndingWith("/problems/openapi.json, the answer is a 403");
    }
  }
}
