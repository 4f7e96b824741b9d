package dev.clearfault.contract.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Examples of parameters, which OpenAPI has beside the schema (3.0.4, section 4.8.12). */
class ParameterExamplesTest {
  private static CheckingServer server;

  @BeforeAll
  static void start() {
    server =
        CheckingServer.of(
            """
            openapi: 3.0.4
            info: {title: t, version: "1"}
            paths:
              /x:
                get:
                  parameters:
                    - {name: one, in: query, required: true, example: EUR, schema: {$ref: '#/components/schemas/Code'}}
                    - {name: own, in: query, required: true, schema: {$ref: '#/components/schemas/Code'}}
                    - name: several
                      in: query
                      required: true
                      examples: {a: {value: JPY}, b: {$ref: '#/components/examples/Franc'}, c: {externalValue: c.txt}}
                      schema: {$ref: '#/components/schemas/Code'}
                    - {name: wrong, in: query, required: true, example: euro, schema: {$ref: '#/components/schemas/Code'}}
                    - {name: list, in: query, example: [1, 2], schema: {type: array, items: {type: integer}}}
            components:
              examples:
                Franc: {value: CHF}
              schemas:
                Code: {type: string, pattern: '^[A-Z]{3}$', example: USD}
            """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void examplesOfTheParameterCountMoreThanThoseOfItsSchema() {
    String absent = server.get("/x").text();
    assertThat(absent)
        .contains("\"examples\":[\"EUR\"]")
        .contains("\"examples\":[\"USD\"]")
        .contains("\"examples\":[\"JPY\",\"CHF\"]");
    String refused = server.get("/x?one=eur&own=A&several=A&wrong=A").text();
    assertThat(refused).contains("Send a value such as EUR.", "Send a value such as JPY.");
  }

  @Test
  void anExampleThatIsNotAcceptedIsNotShown() {
    assertThat(server.get("/x?one=EUR&own=EUR&several=EUR").text())
        .doesNotContain("euro")
        .contains("\"examples\":[\"USD\"]");
  }

  @Test
  void anExampleIsForTheWholeValue() {
    String good = "/x?one=EUR&own=EUR&several=EUR&wrong=EUR";
    assertThat(server.get(good + "&list=1&list=y").text()).doesNotContain("examples");
  }
}
