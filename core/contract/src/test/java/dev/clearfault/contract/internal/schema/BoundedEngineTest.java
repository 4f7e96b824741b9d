package dev.clearfault.contract.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine does by itself, and must not do here. */
class BoundedEngineTest {
  private static final Locale STANDARD = Locale.getDefault();
  private static final String SECRET = "hunter2hunter2";

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(STANDARD);
  }

  private static ContractSchema schema(String text) {
    return Contracts.schema(Dialect.JSON_SCHEMA_2020_12, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\": \"uuid\"}",
        "{\"const\": \"other\"}",
        "{\"enum\": [\"hunter1hunter1\"]}",
        "{\"pattern\": \"^[0-9]+$\"}",
        "{\"maxLength\": 3}",
        "{\"not\": {\"type\": \"string\"}}",
        "{\"oneOf\": [{\"type\": \"integer\"}, {\"format\": \"date\"}]}"
      })
  void noValueOfTheClientIsTold(String text) {
    List<SchemaFault> faults = Contracts.faults(schema(text), "\"" + SECRET + "\"");
    assertThat(faults).isNotEmpty();
    for (SchemaFault fault : faults) {
      Violation told =
          FaultText.violation(
                  fault, Violation.Source.BODY, List.of(), 0, new Languages(null).english())
              .texts()
              .get();
      assertThat(fault + " " + told).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource({"OPENAPI_3_0", "OPENAPI_3_1", "JSON_SCHEMA_2020_12"})
  void formatsAreRulesInEveryDialect(Dialect dialect) {
    String text = "{\"type\": \"integer\", \"format\": \"int32\"}";
    assertThat(Contracts.told(Contracts.schema(dialect, text), "2147483648"))
        .containsExactly("format []");
    assertThat(Contracts.told(Contracts.schema(dialect, text), "2147483647")).isEmpty();
  }

  @Test
  void aNameThatStandsTwiceInAContractStopsTheStart() {
    assertThatThrownBy(() -> schema("{\"type\": \"string\", \"type\": \"integer\"}"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("/WEB-INF/schema.json")
        .hasMessageContaining("type");
  }

  @Test
  void checkingEndsAfterTheFaultsThatAreTold() {
    StringBuilder many = new StringBuilder("[0");
    many.append(",0".repeat(9_999)).append(']');
    ContractSchema schema = schema("{\"items\": {\"type\": \"string\"}}");
    assertThat(schema.check(Contracts.json(many.toString()), Direction.REQUEST, 50)).hasSize(51);
  }

  @Test
  void ofAChoiceOnlyTheBranchThatWasMeantIsTold() {
    ContractSchema schema =
        schema(
            """
            {"oneOf": [
              {"properties": {"kind": {"const": "card"}, "number": {"type": "string"}},
               "required": ["kind", "number"]},
              {"properties": {"kind": {"const": "iban"}, "iban": {"type": "string"}},
               "required": ["kind", "iban"]},
              {"type": "integer"}]}
            """);
    assertThat(Contracts.told(schema, "{\"kind\": \"iban\"}")).containsExactly("required [iban]");
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 30, 36, 1000})
  void aPatternThatDoublesItsTimeEnds(int length) {
    ContractSchema schema = schema("{\"pattern\": \"^(.*a){20}$\"}");
    assertThat(Contracts.told(schema, "\"" + "a".repeat(length) + "b\""))
        .containsExactly("too_complex []");
  }

  @Test
  void aNameOfAPropertyHasTheSameBudget() {
    ContractSchema schema = schema("{\"patternProperties\": {\"^(.*a){20}$\": true}}");
    assertThat(Contracts.told(schema, "{\"" + "a".repeat(36) + "b\": 1}"))
        .containsExactly("too_complex []");
  }

  @Test
  void theLengthIsLookedAtBeforeThePattern() {
    ContractSchema schema = schema("{\"maxLength\": 10, \"pattern\": \"^(.*a){20}$\"}");
    assertThat(Contracts.told(schema, "\"" + "a".repeat(1000) + "b\""))
        .containsExactly("maxLength []");
  }

  @Test
  void noReferenceIsFetched() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/other.json";
      assertThatThrownBy(() -> schema("{\"$ref\": \"" + url + "\"}"))
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("/WEB-INF/schema.json#/$ref")
          .hasMessageContaining("out of the application");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theLanguageOfTheMachineChangesNothing() {
    Locale.setDefault(Locale.GERMANY);
    ContractSchema schema = schema("{\"maximum\": 2.5}");
    SchemaFault fault = Contracts.faults(schema, "3").get(0);
    Violation told =
        FaultText.violation(
                fault, Violation.Source.BODY, List.of(), 0, new Languages(null).english())
            .texts()
            .get();
    assertThat(new Languages(null).english().violations(List.of(told)).get(0).detail())
        .isEqualTo("must be less than or equal to 2.5");
  }

  @Test
  void anUnknownDialectStopsTheStart() {
    assertThatThrownBy(() -> schema("{\"$schema\": \"https://a.example/own\", \"type\": 1}"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("https://a.example/own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada@localhost", "ada@shop.internal", "a.b+c@x1.example"})
  void anAddressMayBeOfAnyDomain(String address) {
    assertThat(Contracts.told(schema("{\"format\": \"email\"}"), "\"" + address + "\"")).isEmpty();
  }

  @Test
  void aListOfItselfIsChecked() {
    ContractSchema schema =
        Contracts.at(
            Dialect.JSON_SCHEMA_2020_12,
            Map.of(
                "/a.json",
                "{\"type\": \"array\", \"items\": {\"$ref\": \"b.json\"}}",
                "/b.json",
                "{\"$ref\": \"a.json\"}"),
            Origin.of("/a.json"));
    assertThat(Contracts.told(schema, "[".repeat(90) + "1" + "]".repeat(90)))
        .singleElement()
        .asString()
        .startsWith("type [0, 0");
  }
}
