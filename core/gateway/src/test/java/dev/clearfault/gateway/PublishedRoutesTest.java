package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.PublishContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the published contract has of the services behind a gateway. */
class PublishedRoutesTest {
  private static final Map<String, String> PUBLISHING = Map.of("publishContract", "true");

  private static final String ROUTES =
      """
      reload: 1ms
      routes:
        - {prefix: /shop, name: shop, service: "http://127.0.0.1:9/inside", basePath: /inside,
           contract: /WEB-INF/shop.yaml}
      """;

  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Shop, version: "1"}
      paths:
        /items:
          get:
            operationId: findItems
            parameters: [{name: limit, in: query, schema: {type: integer, maximum: 9}}]
            responses:
              "200": {description: items}
              default: {description: what went wrong}
            x-problems: [{status: 400, code: validation_failed}, {status: 409, code: items_locked}]
            x-errors:
              - {in: query, field: limit, code: max, detail: another text}
              - {in: query, field: limit, code: odd, detail: a text in another language}
          trace:
            responses: {"200": {description: an echo}}
        /items/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          put:
            requestBody: {content: {multipart/form-data: {schema: {type: object, required: [a]}}}}
            responses:
              "204": {description: stored}
              "413":
                description: too large
                content:
                  text/plain: {schema: {type: string}}
                  application/problem+json: {schema: {title: own, type: object}}
              "503": {description: closed, content: {text/html: {}}}
              4XX: {description: another mistake}
      """;

  @TempDir Path folder;

  private GatewayServer server(String routes, String contract) throws Exception {
    Files.createDirectories(folder.resolve("WEB-INF"));
    Files.writeString(folder.resolve("WEB-INF/shop.yaml"), contract);
    return new GatewayServer(folder, routes, PUBLISHING);
  }

  private static JsonNode document(GatewayServer server) throws IOException {
    String answer =
        server.raw(
            "GET /shop/problems/openapi.json HTTP/1.0\r\nHost: a.example\r\nAccept: */*\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200");
    return JsonMapper.shared().readTree(GatewayServer.body(answer));
  }

  private JsonNode published(String routes, String contract) throws Exception {
    try (GatewayServer server = server(routes, contract)) {
      return document(server);
    }
  }

  private static List<String> operations(JsonNode document) {
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().propertyNames().stream().map(each -> each + " " + path.getKey()))
        .toList();
  }

  private static List<String> problems(JsonNode operation) {
    return StreamSupport.stream(operation.path("x-problems").spliterator(), false)
        .map(each -> each.path("status").asInt() + " " + each.path("code").asString())
        .filter(each -> !each.contains(" upstream_"))
        .toList();
  }

  private static List<String> errors(JsonNode operation) {
    return StreamSupport.stream(operation.path("x-errors").spliterator(), false)
        .map(each -> each.path("field").asString() + " " + each.path("code").asString())
        .toList();
  }

  private static JsonNode find(JsonNode document) {
    return document.at("/paths/~1gateway~1shop~1items/get");
  }

  private static JsonNode put(JsonNode document) {
    return document.at("/paths/~1gateway~1shop~1items~1{id}/put");
  }

  @Test
  void operationsStandAtThePathsThatClientsSee() throws Exception {
    JsonNode document = published(ROUTES, CONTRACT);
    assertThat(operations(document))
        .containsExactly("get /gateway/shop/items", "put /gateway/shop/items/{id}");
    assertThat(find(document).path("operationId").asString()).isEqualTo("findItems");
    assertThat(find(document).at("/parameters/0/schema/maximum").asInt()).isEqualTo(9);
  }

  @Test
  void theSetIsThatOfTheGatewayAndOfTheService() throws Exception {
    JsonNode find = find(published(ROUTES, CONTRACT));
    assertThat(problems(find))
        .containsExactly(
            "400 bad_request",
            "400 validation_failed",
            "408 request_timeout",
            "409 items_locked",
            "415 unsupported_media_type",
            "500 internal_server_error");
    assertThat(find.path("x-problems").toString()).contains("\"upstream_connect_refused\"");
    assertThat(find.at("/responses/409/content/application~1problem+json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/ItemsLockedProblem");
    assertThat(find.path("responses").has("default")).isFalse();
  }

  /** The texts of the service are in the language of each client. */
  @Test
  void anErrorOfTheServiceHasNoTexts() throws Exception {
    JsonNode find = find(published(ROUTES, CONTRACT));
    assertThat(errors(find)).containsOnlyOnce("limit max", "limit odd");
    assertThat(find.path("x-errors").toString())
        .contains("must be less than or equal to 9")
        .doesNotContain("another");
  }

  @Test
  void whatAServiceDoesNotListStaysOpen() throws Exception {
    JsonNode put = put(published(ROUTES, CONTRACT));
    assertThat(problems(put))
        .containsExactly(
            "400 bad_request",
            "400 validation_failed",
            "408 request_timeout",
            "413 content_too_large",
            "415 unsupported_media_type",
            "500 internal_server_error");
    assertThat(put.path("responses").propertyNames())
        .contains("204", "4XX")
        .as("the gateway answers 502 instead")
        .doesNotContain("503");
    assertThat(put.at("/responses/413/content").propertyNames())
        .contains("text/plain", "application/problem+json");
    assertThat(put.at("/responses/413/content/application~1problem+json/schema/anyOf").toString())
        .contains("/ContentTooLargeProblem", "\"own\"");
    assertThat(errors(put)).as("nobody reads the parts of a form").doesNotContain("a not_null");
  }

  @Test
  void aRouteThatPassesErrorsHasThem() throws Exception {
    String passing = ROUTES.replace("prefix: /shop", "errors: pass, prefix: /shop");
    assertThat(put(published(passing, CONTRACT)).at("/responses/503/content").propertyNames())
        .containsExactly("text/html");
  }

  @ParameterizedTest
  @CsvSource({"report, false", "off, false", "off, true"})
  void aRouteThatRefusesNothingHasNoErrorsOfItsOwn(String mode, boolean limited) throws Exception {
    String settings = (limited ? "maxBodySize: 1KiB, " : "") + "mode: " + mode + ", prefix: /shop";
    JsonNode document = published(ROUTES.replace("prefix: /shop", settings), CONTRACT);
    assertThat(errors(find(document))).containsExactlyInAnyOrder("limit max", "limit odd");
    assertThat(problems(put(document))).doesNotContain("415 unsupported_media_type");
    assertThat(problems(put(document)).contains("413 content_too_large")).isEqualTo(limited);
  }

  @Test
  void aPathOfALongerRouteIsNotThatOfTheShorterOne() throws Exception {
    String second =
        "  - {prefix: /shop/items, name: other, service: \"http://127.0.0.1:9/other\","
            + " basePath: /other, contract: /WEB-INF/shop.yaml}\n";
    assertThat(operations(published(ROUTES + second, CONTRACT)))
        .containsExactly("get /gateway/shop/items/items", "put /gateway/shop/items/items/{id}");
  }

  /** The item {@code old} is a path of the other route, whose contract may not have it. */
  @Test
  void aPathThatCanLeadToAnotherRouteMayHaveNoOperation() throws Exception {
    String second =
        "  - {prefix: /shop/items/old, name: other, service: \"http://127.0.0.1:9\","
            + " contract: /WEB-INF/shop.yaml}\n";
    JsonNode document = published(ROUTES + second, CONTRACT);
    assertThat(problems(put(document))).contains("404 not_found", "405 method_not_allowed");
    assertThat(problems(find(document))).doesNotContain("404 not_found", "405 method_not_allowed");
  }

  @Test
  void aChangedRouteIsPublished() throws Exception {
    try (GatewayServer server = server(ROUTES, CONTRACT)) {
      assertThat(operations(document(server))).contains("get /gateway/shop/items");
      server.write("gateway.yaml", ROUTES.replace("prefix: /shop", "prefix: /store/inside"));
      assertThat(server.get("/store/inside/items?limit=10")).startsWith("HTTP/1.1 400");
      assertThat(operations(document(server)))
          .contains("get /gateway/store/inside/items")
          .doesNotContain("get /gateway/shop/items");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{status: 409, code: items_locked} | {status: 200, code: fine} | status 200",
        "{status: 409, code: items_locked} | {status: 409, code: Locked} | snake case",
        "{status: 409, code: items_locked} | 409 | such as",
        "'[{status: 400, code: validation_failed}, {status: 409, code: items_locked}]' | 409 | a list"
      })
  void aMistakeInTheContractStopsTheStart(String right, String wrong, String said)
      throws Exception {
    Path application = application(CONTRACT.replace(right, wrong));
    assertThatThrownBy(() -> PublishContract.main(new String[] {application.toString()}))
        .hasMessageContaining("/WEB-INF/shop.yaml#/paths/~1items/get/x-problems")
        .hasMessageContaining(said);
    assertThatThrownBy(() -> server(ROUTES, CONTRACT.replace(right, wrong)).close())
        .isInstanceOfAny(LifecycleException.class, IllegalStateException.class);
  }

  /** Writes an application for the command, with a servlet of its own below the gateway. */
  private Path application(String contract) throws IOException {
    Path webInf = Files.createDirectories(folder.resolve("written/WEB-INF"));
    Files.writeString(webInf.resolve("shop.yaml"), contract);
    Files.writeString(webInf.resolve("gateway.yaml"), ROUTES);
    Files.writeString(
        webInf.resolve("web.xml"),
        """
        <web-app metadata-complete="true">
          <servlet>
            <servlet-name>gateway</servlet-name>
            <servlet-class>dev.clearfault.gateway.GatewayServlet</servlet-class>
          </servlet>
          <servlet>
            <servlet-name>own</servlet-name>
            <servlet-class>dev.clearfault.HealthServlet</servlet-class>
          </servlet>
          <servlet-mapping>
            <servlet-name>gateway</servlet-name>
            <url-pattern>/gateway/*</url-pattern>
            <url-pattern>/</url-pattern>
          </servlet-mapping>
          <servlet-mapping>
            <servlet-name>own</servlet-name>
            <url-pattern>/gateway/shop/items</url-pattern>
          </servlet-mapping>
        </web-app>
        """);
    return folder.resolve("written");
  }

  @Test
  void theCommandWritesTheSameAndLeavesOutWhatAnotherServletGets() throws Exception {
    Path written = folder.resolve("openapi.json");
    PublishContract.main(
        new String[] {application(CONTRACT).toString(), written.toString(), "--context=/shop"});
    JsonNode document = JsonMapper.shared().readTree(Files.readString(written));
    assertThat(operations(document))
        .containsExactly("put /gateway/shop/items/{id}", "get /shop/items", "put /shop/items/{id}");
    assertThat(put(document)).isEqualTo(put(published(ROUTES, CONTRACT)));
  }

  @Test
  void aContractOfTheMachineIsReadByTheCommandToo() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.yaml"), CONTRACT);
    Path application = application(CONTRACT);
    Files.writeString(
        application.resolve("WEB-INF/gateway.yaml"),
        ROUTES.replace("/WEB-INF/shop.yaml", outside.toString()));
    Path written = folder.resolve("openapi.json");
    PublishContract.main(new String[] {application.toString(), written.toString()});
    assertThat(Files.readString(written)).contains("/gateway/shop/items/{id}");
  }

  @Test
  void whatTheLibraryHasPublishedSaysWhatAServiceAnswers() throws Exception {
    Files.createDirectories(folder.resolve("WEB-INF"));
    Path published = folder.resolve("WEB-INF/shop.json");
    PublishContract.main(new String[] {application(CONTRACT).toString(), published.toString()});
    JsonNode document = published(ROUTES.replace("shop.yaml", "shop.json"), CONTRACT);
    JsonNode find = document.at("/paths/~1gateway~1shop~1shop~1items/get");
    assertThat(problems(find)).contains("400 validation_failed", "409 items_locked");
    assertThat(errors(find)).containsOnlyOnce("limit max", "limit odd");
    assertThat(document.at("/components/schemas").propertyNames())
        .contains("ItemsLockedProblem", "ValidationFailedProblem")
        .noneMatch(name -> name.matches(".*Problem\\d"));
  }
}
