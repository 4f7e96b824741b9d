package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.input.From;
import dev.clearfault.input.ValidInput;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule that one side has alone is one line, wherever in a request the value is. */
class DriftOfInputsTest {
  private static final String PARAMETERS =
      """
      openapi: 3.1.0
      info: { title: Things, version: "1" }
      paths:
        /things/{id}:
          get:
            parameters:
              - { name: id, in: path, required: true, schema: { type: string, maxLength: 10 } }
              - { name: limit, in: query, required: true,
                  schema: { type: integer, format: int32, minimum: 1 } }
              - { name: x-tenant, in: header, schema: { type: string, pattern: "^[a-z]+$" } }
              - { name: theme, in: cookie, schema: { type: string, enum: [dark, light] } }
              - { name: page, in: query, schema: { type: integer } }
              - { name: X-Only, in: header, schema: { type: string } }
              - { name: only, in: cookie, schema: { type: string } }
            responses: { "200": { description: found } }
      """;

  record Search(
      @From(Source.PATH) @Size(min = 2) String id,
      @From(Source.QUERY) @Max(9) @Nullable Integer limit,
      @From(value = Source.HEADER, name = "X-Tenant") @NotNull String tenant,
      @From(Source.COOKIE) @Size(max = 5) @Nullable String theme,
      @From(Source.QUERY) @Nullable String sort,
      @From(value = Source.HEADER, name = "X-More") @Nullable String more,
      @From(Source.COOKIE) @Nullable String extra) {}

  static final class Searches extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(Search.class)
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
  }

  private static final String FORMS =
      """
      openapi: 3.1.0
      info: { title: Forms, version: "1" }
      paths:
        /things:
          post:
            requestBody:
              content:
                TYPE:
                  schema:
                    type: object
                    required: [name]
                    properties:
                      name: { type: string, maxLength: 5 }
                      age: { type: integer, format: int32, minimum: 18 }
                      only: { type: string }
            responses: { "200": { description: done } }
      """;

  record Form(
      @From(Source.FORM) @Size(min = 1, max = 5) @Nullable String name,
      @From(Source.FORM) @NotNull Integer age,
      @From(Source.FORM) @Nullable String more) {}

  static final class Forms extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(Form.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  record Upload(
      @From(Source.FORM) @NotNull @Size(max = 5) String name,
      @From(Source.FORM) @Nullable @Max(9) Integer age,
      @NotNull Part file) {}

  static final class Uploads extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(Upload.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  private static final String HALVES =
      """
      openapi: 3.1.0
      info: { title: Halves, version: "1" }
      paths:
        /halves:
          post:
            requestBody:
              content:
                application/json:
                  schema:
                    type: object
                    additionalProperties: false
                    properties:
                      checked: { $ref: "#/components/schemas/Half" }
                      unchecked: { $ref: "#/components/schemas/Half" }
            responses: { "200": { description: done } }
      components:
        schemas:
          Half:
            type: object
            additionalProperties: false
            properties:
              name: { type: string, maxLength: 5 }
      """;

  record Half(@Size(max = 5) @Nullable String name) {}

  record Halves(@Nullable @Valid Half checked, @Nullable Half unchecked) {}

  static final class BothHalves extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    @ValidInput(Halves.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  @TempDir private Path folder;

  /** Returns the lines without the places in the contract. */
  private List<String> drift(String contract, String pattern, Class<?> servlet) throws IOException {
    Path file = Files.writeString(folder.resolve("api.yaml"), contract);
    return ApiContract.read(file).drift(Map.of(pattern, servlet)).stream()
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .map(line -> line.replace(DriftOfInputsTest.class.getName() + ".", ""))
        .toList();
  }

  @Test
  void parametersOfEachKind() throws IOException {
    assertThat(drift(PARAMETERS, "/things/*", Searches.class))
        .containsExactlyInAnyOrder(
            "the contract says maxLength 10, Search.id does not",
            "Search.id says minLength 2, the contract does not",
            "the contract says required true, Search.limit does not",
            "Search.limit says maximum 9, the contract does not",
            "the contract says minimum 1, Search.limit does not",
            "Search.tenant says required true, the contract does not",
            "the contract says pattern ^[a-z]+$, Search.tenant does not",
            "the contract says enum [dark, light], Search.theme does not",
            "Search.theme says maxLength 5, the contract does not",
            "the contract says query parameter page, Search does not",
            "the contract says header parameter X-Only, Search does not",
            "the contract says cookie parameter only, Search does not",
            "Search says query parameter sort, the contract does not",
            "Search says header parameter X-More, the contract does not",
            "Search says cookie parameter extra, the contract does not");
  }

  @Test
  void fieldsOfAForm() throws IOException {
    String form = FORMS.replace("TYPE", "application/x-www-form-urlencoded");
    assertThat(drift(form, "/things", Forms.class))
        .containsExactlyInAnyOrder(
            "the contract says required true, Form.name does not",
            "Form.name says minLength 1, the contract does not",
            "Form.age says required true, the contract does not",
            "the contract says minimum 18, Form.age does not",
            "the contract says property only, Form does not",
            "Form says property more, the contract does not");
  }

  @Test
  void partsOfAForm() throws IOException {
    String form = FORMS.replace("TYPE", "multipart/form-data");
    assertThat(drift(form, "/things", Uploads.class))
        .containsExactlyInAnyOrder(
            "Upload.age says maximum 9, the contract does not",
            "the contract says minimum 18, Upload.age does not",
            "the contract says property only, Upload does not",
            "Upload says property file, the contract does not");
  }

  @Test
  void aBodyThatOneSideHasAlone() throws IOException {
    String json = FORMS.replace("TYPE", "application/json");
    assertThat(drift(json, "/things", Forms.class))
        .containsExactlyInAnyOrder(
            "the contract says a body of type application/json, Form does not",
            "Form says a form, the contract does not");
    String none = FORMS.replaceAll("(?s)requestBody.*?responses", "responses");
    assertThat(drift(none, "/things", Forms.class))
        .containsExactlyInAnyOrder("Form says a form, the contract does not");
  }

  @Test
  void anObjectThatTheValidatorDoesNotComeTo() throws IOException {
    assertThat(drift(HALVES, "/halves", BothHalves.class))
        .containsExactly(
            "the contract says maxLength 5, Half.name (not checked: @Valid is missing) does not");
  }
}
