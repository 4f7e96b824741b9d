package dev.clearfault.contract.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.demo.published.SecondValidator;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The verdict on generated values is that of another validator, and no answer has a value. */
class GeneratedDocumentsTest {
  private static final int EACH = 20;
  private static final int MOST = 20_000;
  private static final Language ENGLISH = new Languages(null).english();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'integer'}",
        "{'type': 'number'}",
        "{'type': 'string'}",
        "{'type': 'boolean'}",
        "{'type': 'array'}",
        "{'type': 'object'}",
        "{'type': 'null'}",
        "{'type': ['string', 'null', 'integer']}",
        "{'enum': ['a', 'cat', 1, null, [], {'a': 1}]}",
        "{'enum': [1, 2.0, 3.50, 4, 5, 6, -1]}",
        "{'const': 1.0}",
        "{'const': {'a': [1]}, 'type': ['object', 'array', 'string']}",
        "{'const': true}",
        "{'minimum': 2}",
        "{'maximum': 2.5}",
        "{'exclusiveMinimum': 0}",
        "{'exclusiveMaximum': 3}",
        "{'multipleOf': 0.01}",
        "{'multipleOf': 0.5}",
        "{'multipleOf': 3}",
        "{'minLength': 2}",
        "{'maxLength': 2}",
        "{'pattern': '^[a-c]+$'}",
        "{'pattern': '\\\\d'}",
        "{'items': {'type': 'integer'}}",
        "{'prefixItems': [{'type': 'integer'}, {'type': 'string'}]}",
        "{'prefixItems': [{'type': 'integer'}], 'items': {'type': 'string'}}",
        "{'prefixItems': [true, true], 'items': false}",
        "{'contains': {'type': 'integer'}}",
        "{'contains': {'type': 'string'}, 'minContains': 2}",
        "{'contains': {'type': 'string'}, 'maxContains': 1}",
        "{'contains': {'type': 'string'}, 'minContains': 0, 'maxContains': 1}",
        "{'uniqueItems': true, 'items': {'type': ['boolean', 'integer']}}",
        "{'minItems': 2}",
        "{'maxItems': 2}",
        "{'properties': {'a': {'type': 'integer'}, 'b': {'maxLength': 1}}}",
        "{'properties': {'a': false}}",
        "{'required': ['a']}",
        "{'type': 'object', 'required': ['a', 'b']}",
        "{'properties': {'a': {}, 'b': {}}, 'additionalProperties': false}",
        "{'properties': {'a': {}}, 'additionalProperties': {'type': 'string'}}",
        "{'patternProperties': {'^[ab]$': {'type': 'integer'}}, 'additionalProperties': false}",
        "{'patternProperties': {'1': {'type': 'string'}, '^k': false}}",
        "{'propertyNames': {'maxLength': 1}}",
        "{'propertyNames': {'enum': ['a', 'b']}}",
        "{'minProperties': 2}",
        "{'maxProperties': 1}",
        "{'dependentRequired': {'a': ['b', 'c']}}",
        "{'dependentSchemas': {'a': {'required': ['b']}}}",
        "{'if': {'required': ['a']}, 'then': {'required': ['b']}, 'else': {'maxProperties': 1}}",
        "{'if': {'type': 'integer'}, 'then': {'minimum': 2}}",
        "{'allOf': [{'minimum': 2}, {'maximum': 9}, {'type': ['number', 'string']}]}",
        "{'anyOf': [{'type': 'string', 'maxLength': 2}, {'type': 'integer'}]}",
        "{'anyOf': [{'required': ['a']}, {'required': ['b', 'c']}]}",
        "{'oneOf': [{'type': 'integer'}, {'minimum': 2}]}",
        "{'oneOf': [{'required': ['a']}, {'required': ['b']}], 'type': 'object'}",
        "{'oneOf': [{'properties': {'a': {'const': 1}}}, {'properties': {'a': {'type': 'string'}}}]}",
        "{'not': {'type': 'string'}}",
        "{'not': {'anyOf': [{'type': 'object'}, {'type': 'string'}]}}",
        "{'properties': {'a': {}}, 'anyOf': [{'properties': {'b': {'type': 'string'}}}, true], 'unevaluatedProperties': false}",
        "{'properties': {'a': {}}, 'unevaluatedProperties': {'type': 'integer'}}",
        "{'prefixItems': [true], 'unevaluatedItems': false}",
        "{'prefixItems': [true], 'unevaluatedItems': {'type': 'string'}}",
        "{'$ref': '#/$defs/n', '$defs': {'n': {'type': 'integer'}}}",
        "{'$ref': '#/$defs/n', 'minimum': 3, '$defs': {'n': {'type': 'integer'}}}",
        "{'$ref': '#n', '$defs': {'x': {'$anchor': 'n', 'type': ['integer', 'array']}}}",
        "{'type': ['object', 'string', 'null'], 'additionalProperties': {'$ref': '#'}}",
        "{'$id': 'https://a.example/root', '$ref': 'part', '$defs': {'p': {'$id': 'part', '$ref': '#/$defs/q', '$defs': {'q': {'type': 'array', 'items': {'$ref': 'root#/$defs/r'}}}}, 'r': {'type': 'integer'}}}",
        "{'$dynamicAnchor': 'n', 'type': ['object', 'string'], 'additionalProperties': {'$dynamicRef': '#n'}}",
        "{'$id': 'https://a.example/ints', '$ref': 'list', '$defs': {'i': {'$dynamicAnchor': 'T', 'type': 'integer'}, 'list': {'$id': 'list', 'type': 'array', 'items': {'$dynamicRef': '#T'}, '$defs': {'d': {'$dynamicAnchor': 'T'}}}}}"
      })
  void aSchemaHasTheSameVerdict(String schema) {
    JsonNode node = Contracts.json(schema.replace('\'', '"'));
    compare(Dialect.JSON_SCHEMA_2020_12, node, node, new RandomValues(7)::next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type': 'string', 'nullable': true} | {'type': ['string', 'null']}",
        "{'type': 'integer', 'nullable': false} | {'type': 'integer'}",
        "{'minimum': 2, 'exclusiveMinimum': true} | {'exclusiveMinimum': 2}",
        "{'minimum': 2, 'exclusiveMinimum': false} | {'minimum': 2}",
        "{'maximum': 2, 'exclusiveMaximum': true} | {'exclusiveMaximum': 2}",
        "{'type': 'object', 'required': ['a', 'b'], 'properties': {'a': {'readOnly': true}}}"
            + " | {'type': 'object', 'required': ['b'], 'properties': {'a': false}}",
        "{'type': 'object', 'properties': {'a': {'writeOnly': true, 'type': 'string'}}}"
            + " | {'type': 'object', 'properties': {'a': {'type': 'string'}}}",
        "{'type': 'array', 'items': {'type': 'integer', 'nullable': true}}"
            + " | {'type': 'array', 'items': {'type': ['integer', 'null']}}",
        "{'allOf': [{'type': 'object', 'properties': {'nullable': {'type': 'string'}}}]}"
            + " | {'type': 'object'}",
        "{'type': 'string', 'example': 'x', 'x-note': 1, 'xml': {}} | {'type': 'string'}"
      })
  void anOlderSchemaHasTheVerdictOfItsTranslation(String schema, String translated) {
    JsonNode older = Contracts.json(schema.replace('\'', '"'));
    JsonNode newer = Contracts.json(translated.replace('\'', '"'));
    compare(Dialect.OPENAPI_3_0, older, newer, new RandomValues(11)::next);
  }

  @ParameterizedTest
  @CsvSource({
    "date, 2026-01-31",
    "date-time, 2026-01-31T14:30:00Z",
    "time, 14:30:00+01:00",
    "duration, PT1H30M",
    "email, name@example.com",
    "hostname, shop.example.com",
    "ipv4, 192.0.2.1",
    "ipv6, 2001:db8::1",
    "uri, https://example.com/a?b=c#d",
    "uri-reference, /a/b?c=d",
    "uuid, 6fa459ea-ee8a-4ca4-894e-db77e160355e",
    "json-pointer, /a/b~0c",
    "regex, [a-z]+"
  })
  void aFormatHasTheSameVerdict(String format, String accepted) {
    JsonNode node = Contracts.json("{\"format\": \"" + format + "\"}");
    RandomValues values = new RandomValues(13);
    ContractSchema schema = Contracts.schema(Dialect.JSON_SCHEMA_2020_12, node.toString());
    SecondValidator second = new SecondValidator(node);
    PossibleErrorsOf possible = PossibleErrorsOf.schema(schema, ENGLISH);
    for (int i = 0; i < 400; i++) {
      JsonNode value = values.near(accepted);
      boolean bySecond = second.accepts(value) && isWithinItsRfc(format, value.asString());
      assertThat(verdict(schema, possible, value))
          .as("%s of %s", value, format)
          .isEqualTo(bySecond);
    }
  }

  /** The second validator accepts more than the RFC. */
  private static boolean isWithinItsRfc(String format, String text) {
    String date = "\\d{4}-\\d{2}-\\d{2}";
    String time = "\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[Zz]|[+-]\\d{2}:\\d{2})";
    return switch (format) {
      case "date" -> text.matches(date); // RFC 3339 section 5.6.
      case "time" -> text.matches(time);
      case "date-time" -> text.matches(date + "[Tt]" + time);
      // RFC 3986 section 2 and RFC 5321 section 2.3.1; there are other formats for the rest.
      case "uri", "uri-reference", "email" -> text.matches("\\p{ASCII}*");
      default -> true;
    };
  }

  private static void compare(
      Dialect dialect, JsonNode schema, JsonNode same, Supplier<JsonNode> values) {
    ContractSchema first = Contracts.schema(dialect, schema.toString());
    SecondValidator second = new SecondValidator(same);
    PossibleErrorsOf possible = PossibleErrorsOf.schema(first, ENGLISH);
    int accepted = 0;
    int refused = 0;
    for (int i = 0; i < MOST && (accepted < EACH || refused < EACH || i < 500); i++) {
      JsonNode value = schema.has("const") && i % 10 == 0 ? schema.get("const") : values.get();
      boolean verdict = verdict(first, possible, value);
      assertThat(verdict).as("%s of %s", value, schema).isEqualTo(second.accepts(value));
      accepted += verdict ? 1 : 0;
      refused += verdict ? 0 : 1;
    }
    assertThat(List.of(accepted, refused)).allMatch(count -> count >= EACH);
  }

  /** Checks a value, and that no answer has a part of it, or an error that is not published. */
  private static boolean verdict(ContractSchema schema, PossibleErrorsOf possible, JsonNode value) {
    List<SchemaFault> faults = schema.check(value, Direction.REQUEST, 50);
    for (SchemaFault each : faults) {
      Violation told =
          FaultText.violation(each, Violation.Source.BODY, List.of(), 0, ENGLISH).texts().get();
      Violation shown = ENGLISH.violations(List.of(told)).get(0);
      assertThat(shown.detail()).doesNotContain("{").isNotEqualTo("is not valid");
      assertThat(shown.hint()).isNotNull().doesNotContain("{");
      assertThat(shown.toString()).doesNotContain(RandomValues.MARKERS);
      assertThat(possible.has(shown)).as("the closed set has %s", shown).isTrue();
    }
    return faults.isEmpty();
  }
}
