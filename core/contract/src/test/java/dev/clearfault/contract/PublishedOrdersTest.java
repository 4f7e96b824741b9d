package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.published.ContractCheck;
import dev.clearfault.demo.repair.FaultKind;
import dev.clearfault.demo.repair.SpoiltOrder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.servlets.DefaultServlet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The orders that a contract checks, with the published document: each answer stands in it. */
class PublishedOrdersTest {
  private static OrdersServer server;
  private static ContractCheck check;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server =
        new OrdersServer(
                folder,
                Map.of("contract", "classpath:contracts/orders.yaml"),
                Map.of("publishContract", "true"))
            .with("/annotated/orders", AnnotatedOrders.class)
            .with("/api/orders", PlainOrders.class)
            .with("/", DefaultServlet.class)
            .start();
    check = ContractCheck.of(server.url().toString());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorOfASpoiltOrderIsPublished(FaultKind kind) throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      String body = SpoiltOrder.of(kind, seed).body();
      for (String language : new String[] {"en", "de"}) {
        HttpResponse<String> answer = server.send("POST", "/api/orders", body, language);
        // Of a date that is over, only an annotation says something.
        assertThat(check.check(answer)).isEqualTo(answer.statusCode() != 201);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=101&offset=-1",
        "?limit=many",
        "?limit=1.5",
        "?limit=99999999999",
        "?limit=1&limit=2",
        "?shipping=express",
        "?shipping=%00",
        "?offset=%ff",
        "?%ff=1"
      })
  void everyErrorOfASpoiltSearchIsPublished(String query) throws Exception {
    assertThat(check.check(server.send("GET", "/api/orders" + query, ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "{\"email\":\"\\u0000\"}",
        "{\"a\":1,\"a\":2}",
        "{\"items\":[{\"sku\":1,\"sku\":2}]}",
        "{\"zz\":{\"y\":\"\\u0000\"}}",
        "{\"age\":1e999999999}",
        "{\"shiping\":\"EXPRES\",\"items\":[null,{}]}"
      })
  void everyErrorOfAStrangeBodyIsPublished(String body) throws Exception {
    assertThat(check.check(server.send("POST", "/api/orders", body))).as(body).isTrue();
  }

  @Test
  void bothSidesAreOneDocument() throws Exception {
    JsonNode document = document();
    assertThat(document.path("paths").propertyNames())
        .containsExactly("/annotated/orders", "/api/orders");
    JsonNode post = document.at("/paths/~1api~1orders/post");
    assertThat(post.path("operationId").asString()).isEqualTo("placeOrder");
    assertThat(post.path("responses").propertyNames())
        .contains("201", "400", "415", "500")
        .doesNotContain("2XX", "default");
    assertThat(post.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/NewOrder");
    assertThat(document.at("/paths/~1api~1orders/get/parameters/0/description").asString())
        .isEqualTo("How many orders at the most.");
  }

  @Test
  void theSameRulesHaveTheSameErrors() throws Exception {
    JsonNode document = document();
    JsonNode annotated = error(document.at("/paths/~1annotated~1orders/post"));
    JsonNode contract = error(document.at("/paths/~1api~1orders/post"));
    for (String member : new String[] {"in", "field", "detail", "hint"}) {
      assertThat(contract.path(member)).isEqualTo(annotated.path(member));
      assertThat(contract.has(member)).as(member).isTrue();
    }
    assertThat(contract.at("/expected/maximum").asInt()).isEqualTo(1000);
  }

  private static JsonNode error(JsonNode operation) {
    for (JsonNode each : operation.path("x-errors")) {
      if (each.path("pointer").asString("").equals("#/items/*/quantity")
          && each.path("code").asString("").equals("max")) {
        return each;
      }
    }
    return operation.path("x-errors").path("none");
  }

  @Test
  void theDocumentIsOne() throws Exception {
    OpenApiDocument.check(document());
  }

  private static JsonNode document() throws Exception {
    return JsonMapper.shared().readTree(server.send("GET", "/problems/openapi.json", "").body());
  }
}
