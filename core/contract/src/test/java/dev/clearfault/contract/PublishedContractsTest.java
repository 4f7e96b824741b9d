package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.published.ContractCheck;
import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.servlets.DefaultServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published document has of contracts of several forms. */
class PublishedContractsTest {
  @TempDir Path folder;

  /** Of version 3.0, in two files, with names that the library has, too. */
  private static final String OLDER =
      """
      openapi: 3.0.3
      info: {title: t, version: "1"}
      paths:
        /carts/{cartId}:
          parameters:
            - {name: cartId, in: path, required: true, schema: {type: string, minLength: 3}}
          put:
            requestBody:
              content:
                application/json: {schema: {$ref: "parts/cart.yaml#/Problem"}}
            responses:
              "200":
                description: The cart.
                headers:
                  ETag: {schema: {type: string}}
                content:
                  application/json: {schema: {$ref: "parts/cart.yaml#/Problem"}}
              "409":
                description: Somebody has changed it.
                content:
                  text/plain: {schema: {type: string}}
              "4XX": {description: Something else.}
        /loose:
          post:
            requestBody:
              content:
                application/json: {schema: {type: object, required: [a]}}
            responses: {"204": {description: Nothing.}}
        /silent:
          get:
            parameters: [{name: n, in: query, schema: {type: integer, minimum: 1}}]
            responses: {"204": {description: Nothing.}}
      """;

  private static final String CART =
      """
      Problem:
        type: object
        required: [id, name]
        properties:
          id: {type: string, readOnly: true}
          name: {type: string, nullable: true, maxLength: 5, description: What it is called.}
          price: {type: number, minimum: 0, exclusiveMinimum: true}
          inside: {type: array, items: {$ref: "#/Problem"}}
          money: {$ref: "../money.json"}
      """;

  private static final String MONEY =
      """
      {"type": "object", "additionalProperties": {"type": "integer"}, "maxProperties": 2}""";

  static final class Carts extends HttpServlet {
    private static final long serialVersionUID = 1L;

    record Note(@jakarta.validation.constraints.Size(max = 3) String note) {}

    @Override
    @ValidInput(Note.class)
    @Published(
        paths = "/{id}",
        problems = {})
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(200);
    }
  }

  @ValidSchema("/WEB-INF/money.json")
  static final class Money extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  private WebApp app() {
    return new WebApp(folder)
        .withErrorLayer(Map.of("publishContract", "true"))
        .withServlet("/", new DefaultServlet())
        .withFile("/WEB-INF/api.yaml", OLDER)
        .withFile("/WEB-INF/parts/cart.yaml", CART)
        .withFile("/WEB-INF/money.json", MONEY)
        .withContract(
            Map.of(
                "contract",
                "/WEB-INF/api.yaml",
                "basePath",
                "/v1",
                "modes",
                "/loose=report; GET /silent=off"));
  }

  private static JsonNode document(WebApp app) throws Exception {
    return JsonMapper.shared().readTree(app.get("/problems/openapi.json").body());
  }

  @Test
  void anOlderDocumentInSeveralFilesIsOneOfToday() throws Exception {
    try (WebApp app = app().started()) {
      JsonNode document = document(app);
      OpenApiDocument.check(document);
      assertThat(document.path("paths").propertyNames())
          .containsExactly("/v1/carts/{cartId}", "/v1/loose", "/v1/silent");
      JsonNode schemas = document.at("/components/schemas");
      assertThat(schemas.at("/Problem/properties/type").isMissingNode()).isFalse();
      assertThat(schemas.at("/Problem2/properties/name/type").toString())
          .isEqualTo("[\"string\",\"null\"]");
      assertThat(schemas.at("/Problem2/properties/name/description").asString())
          .isEqualTo("What it is called.");
      assertThat(schemas.at("/Problem2/properties/price/exclusiveMinimum").asInt()).isZero();
      assertThat(schemas.at("/Problem2/properties/inside/items/$ref").asString())
          .isEqualTo("#/components/schemas/Problem2");
      assertThat(schemas.at("/Problem2/required").toString()).isEqualTo("[\"name\"]");
      assertThat(schemas.at("/ProblemResponse/required").toString()).isEqualTo("[\"id\",\"name\"]");
      assertThat(schemas.at("/money/maxProperties").asInt()).isEqualTo(2);
    }
  }

  @Test
  void ownAnswersStay() throws Exception {
    try (WebApp app = app().started()) {
      JsonNode responses = document(app).at("/paths/~1v1~1carts~1{cartId}/put/responses");
      assertThat(responses.at("/200/headers/ETag/schema/type").asString()).isEqualTo("string");
      assertThat(responses.at("/409/content").propertyNames())
          .containsExactly("text/plain", "application/problem+json");
      assertThat(responses.at("/409/description").asString()).isEqualTo("Somebody has changed it.");
      assertThat(responses.has("4XX")).isFalse();
    }
  }

  @Test
  void eachAnswerIsInTheSet() throws Exception {
    try (WebApp app = app().withServlet("/v1/*", new PlainOrders()).started()) {
      ContractCheck check = ContractCheck.of(app.url().toString());
      for (String body :
          List.of(
              "{",
              "{\"id\":\"x\"}",
              "{\"name\":\"abcdef\",\"price\":0}",
              "{\"name\":1,\"inside\":[{\"inside\":[{\"name\":\"abcdef\"}]},7]}",
              "{\"name\":null,\"money\":{\"EUR\":1.5,\"USD\":null,\"CHF\":1}}")) {
        assertThat(check.check(app.put("/v1/carts/c-1", body))).as(body).isTrue();
      }
      assertThat(check.check(app.put("/v1/carts/c", "{\"name\":\"a\"}"))).isTrue();
    }
  }

  @Test
  void aRouteThatRefusesNothingHasNoErrors() throws Exception {
    try (WebApp app = app().started()) {
      JsonNode document = document(app);
      for (String route : List.of("/paths/~1v1~1loose/post", "/paths/~1v1~1silent/get")) {
        JsonNode operation = document.at(route);
        assertThat(operation.path("x-errors").toString()).isEqualTo("[]");
        assertThat(statuses(operation)).contains(500).doesNotContain(400, 413, 415);
      }
      assertThat(document.at("/paths/~1v1~1loose/post/requestBody").isMissingNode()).isFalse();
    }
  }

  @Test
  void whatAContractAndAClassCheckIsOneOperation() throws Exception {
    try (WebApp app = app().withValidation().withServlet("/v1/carts/*", new Carts()).started()) {
      JsonNode document = document(app);
      OpenApiDocument.check(document);
      assertThat(document.path("paths").propertyNames())
          .containsExactly("/v1/carts/{cartId}", "/v1/loose", "/v1/silent");
      JsonNode errors = document.at("/paths/~1v1~1carts~1{cartId}/put/x-errors");
      List<String> places = new ArrayList<>();
      errors.forEach(
          each ->
              places.add(
                  each.path("in").asString("")
                      + " "
                      + each.path("field").asString("")
                      + " "
                      + each.path("code").asString("")));
      assertThat(places)
          .contains("body name size", "body note size", "path cartId size")
          .doesNotHaveDuplicates();
      assertThat(statuses(document.at("/paths/~1v1~1carts~1{cartId}/put"))).doesNotContain(502);
    }
  }

  @Test
  void aServletWithASchemaIsPublished() throws Exception {
    try (WebApp app = app().withServlet("/money", new Money()).started()) {
      JsonNode document = document(app);
      OpenApiDocument.check(document);
      JsonNode post = document.at("/paths/~1money/post");
      assertThat(post.at("/requestBody/content/application~1json/schema/maxProperties").asInt())
          .isEqualTo(2);
      assertThat(post.path("x-errors").toString()).contains("\"code\":\"size\"");
      assertThat(document.path("paths").path("/money").has("get")).isFalse();
    }
  }

  private static List<Integer> statuses(JsonNode operation) {
    List<Integer> statuses = new ArrayList<>();
    operation.path("x-problems").forEach(each -> statuses.add(each.path("status").asInt()));
    return statuses;
  }
}
