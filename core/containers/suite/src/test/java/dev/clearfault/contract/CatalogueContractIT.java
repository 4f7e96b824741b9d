package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static dev.clearfault.demo.JsonBody.value;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages to which the {@code type} of an answer leads. */
class CatalogueContractIT extends Contract {

  private String url(String path) {
    return "http://127.0.0.1:" + container.port() + path;
  }

  @ParameterizedTest
  @CsvSource({
    "violations, validation_failed",
    "problem, out_of_stock",
    "problem-with-header, ledger_closed",
    "annotated, order_not_found",
    "mapped, teapot"
  })
  void everyTypeResolves(String thrown, String code) {
    for (String application : new String[] {"", "/shop", "/variants/api"}) {
      String type =
          value(
              given().get(url(application + "/throw/" + id + "?type=" + thrown)).asString(),
              "type");
      assertThat(type).startsWith(application + "/problems/");
      given()
          .get(url(type))
          .then()
          .statusCode(200)
          .contentType(startsWith("application/json"))
          .header("X-Content-Type-Options", equalTo("nosniff"))
          .body(member("type", equalTo(type)))
          .body(member("code", equalTo(code)));
      given()
          .header("Accept", "text/html")
          .get(url(type))
          .then()
          .statusCode(200)
          .contentType(startsWith("text/html"))
          .body(containsString(code));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/problems", "/problems/"})
  void theIndexListsTheTypesKnownFromTheStart(String path) {
    shop()
        .get(path)
        .then()
        .statusCode(200)
        .body(member("types.code", hasItem("validation_failed")))
        .body(member("types.code", hasItem("order_not_found")))
        .body(member("types.type", hasItem("/shop/problems/validation-failed")));
    shop()
        .header("Accept", "text/html")
        .get(path)
        .then()
        .statusCode(200)
        .body(containsString("href=\"/shop/problems/validation-failed\""));
  }

  /** Text of the application stays as it is, and the page itself is in the client's language. */
  @Test
  void aPageSpeaksTheLanguageOfTheClientAndMayDoNothing() {
    shop()
        .header("Accept", "text/html")
        .header("Accept-Language", "de")
        .get("/problems/upstream-timeout")
        .then()
        .statusCode(200)
        .contentType(isInUtf8("text/html"))
        .header("Content-Language", equalTo("de"))
        .header("Vary", containsString("Accept-Language"))
        .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
        .body(containsString("<html lang=\"de\">"))
        .body(containsString("Zeitüberschreitung beim aufgerufenen Dienst"))
        .body(not(containsString("raise the deadline")));
  }

  @Test
  void aLanguageModelReadsMarkdown() {
    shop()
        .header("Accept", "text/markdown")
        .get("/problems/out-of-stock")
        .then()
        .statusCode(200)
        .contentType(isInUtf8("text/markdown"))
        .body(containsString("\"code\": \"out_of_stock\""));
  }

  @Test
  void theSchemasAreServedBelowTheIndex() {
    thrown("problem").statusCode(409);
    shop()
        .get("/problems/openapi.json")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/json"))
        .body(member("openapi", equalTo("3.1.0")))
        .body(
            member(
                "components.schemas.OutOfStockProblem.properties.code.const",
                equalTo("out_of_stock")))
        .body(member("components.schemas.Problem.required", hasItem("code")));
  }

  @Test
  void headHasTheSameHead() {
    String length = shop().get("/problems/validation-failed").header("Content-Length");
    shop()
        .head("/problems/validation-failed")
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo(length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "<script>", "Validation-Failed"})
  void anUnknownTypeIsNotFoundAndNotEchoed(String slug) {
    isPlain(shop().get("/problems/{slug}/" + id, slug).then(), 404, "not_found")
        .body(not(containsString(slug)))
        .body(not(containsString(id)));
  }

  /** Jetty answers some of these itself, before any application. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop/problems/../MARK",
        "/shop/problems/%2e%2e/MARK",
        "/shop/problems//MARK",
        "/shop/problems/validation-failed/MARK"
      })
  void aPathThatLeavesTheCatalogueFindsNothing(String target) throws IOException {
    String answer =
        RawHttp.answer(
            container,
            "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d ");
    if (container.isLiberty() && target.contains("%2e%2e")) {
      // Liberty's file servlet refuses it by sendError(400).
      assertThat(answer).contains("\"code\":\"bad_request\"").doesNotContain("MARK");
      return;
    }
    if (!answer.contains("HTTP ERROR 400 Ambiguous URI")) {
      assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("MARK");
    }
  }

  @Test
  void aPostIsNoMatterForTheCatalogue() {
    shop().post("/problems/validation-failed").then().statusCode(not(equalTo(200)));
  }
}
