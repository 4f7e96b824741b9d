package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clearfault.testing.MalformedRequest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers as their users install them, with the companion set up as the documentation shows. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class CompanionOnServerIT {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

  private static final String[] INSIDE = {
    "Exception", "org.", "java.", "Jetty", "Tomcat", "jetty", "/shop", "/other-build"
  };

  @SuppressWarnings("NullAway.Init")
  @Parameter
  InstalledServer server;

  static List<InstalledServer> servers() {
    return InstalledServer.all();
  }

  static List<MalformedRequest> malformed() {
    return MalformedRequest.all("/other-build/get-only/malformed");
  }

  private RequestSpecification client() {
    return given().baseUri(server.uri().toString()).urlEncodingEnabled(false);
  }

  private static void isFixed(ValidatableResponse answer, int status, String code) {
    answer
        .statusCode(status)
        .contentType(equalToIgnoringCase("application/problem+json;charset=UTF-8"))
        .header("Cache-Control", "no-store")
        .header("Server", nullValue())
        .body(member("code", equalTo(code)))
        .body(member("keySet()", containsInAnyOrder("type", "title", "status", "code")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/unknown", "/unknown/x?a=1", "/favicon.png"})
  void whatNoApplicationHasIsNotFound(String target) {
    isFixed(client().get(target).then(), 404, "not_found");
    isFixed(client().delete(target).then(), 404, "not_found");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void everyAnswerToAMalformedRequestIsTheAgreedOne(MalformedRequest request) throws IOException {
    CompanionIT.isAgreedOne(request.sendTo(server.uri()));
  }

  @ParameterizedTest
  @CsvSource({
    "/other-build/forbidden/x, 403, forbidden",
    "/other-build/WEB-INF/web.xml, 404, not_found",
    "/other-build/broken-init/x, 500, internal_server_error"
  })
  void whatFailsOutsideOfTheFilterHasNoPageOfTheServer(String path, int status, String code) {
    isFixed(client().get(path).then(), status, code);
    if (server.isJetty()) {
      isFixed(client().put(path.replace("other-build", "other-build-ee10")).then(), status, code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, 404",
    "/unknown/x, 404",
    "/other-build/WEB-INF/x, 404",
    "/other-build/forbidden/x, 403"
  })
  void aBrowserGetsAPage(String path, int status) {
    ValidatableResponse answer = client().accept(BROWSER).get(path).then();
    answer
        .statusCode(status)
        .contentType(equalToIgnoringCase("text/html;charset=UTF-8"))
        .header("Server", nullValue());
    assertThat(answer.extract().asString())
        .startsWith("<!DOCTYPE html>")
        .contains("<dd>" + status + "</dd>")
        .doesNotContain(INSIDE);
  }

  /** Jetty forgets the fields of a head that it cannot read to the end. */
  @Test
  void aBrowserWithABrokenRequestGetsAPageFromTomcat() throws IOException {
    String head = "GET /%zz HTTP/1.1\r\nHost: a\r\nAccept: " + BROWSER + "\r\n\r\n";
    assertThat(new MalformedRequest("bad path", head).sendTo(server.uri()))
        .startsWith("HTTP/1.1 400 ")
        .contains(server.isJetty() ? "\"bad_request\"" : "<h1>Bad Request</h1>")
        .doesNotContain(INSIDE);
  }

  @Test
  void anUnknownMethodIsNoErrorInTheLog() {
    int before = server.console().length();
    client()
        .request("BREW", "/shop/get-only/x")
        .then()
        .statusCode(501)
        .body(member("code", equalTo("not_implemented")));
    client().get("/shop/throw/x?type=runtime").then().statusCode(500);
    assertThat(loggedSince(before, "500 internal_server_error"))
        .doesNotContainPattern("(SEVERE|ERROR).* 501 ");
  }

  @Test
  void theApplicationAnswersForItself() {
    client()
        .get("/shop/throw/x?type=runtime")
        .then()
        .statusCode(500)
        .body(
            member("keySet()", containsInAnyOrder("type", "title", "status", "code", "instance")));
    client()
        .get("/other-build/send-error/x?code=400")
        .then()
        .statusCode(400)
        .body(member("title", equalTo(OtherBuild.OTHER_TITLE)));
    client().get("/shop/hello.txt").then().statusCode(200).contentType(not("application/json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Connection: close\r\n"})
  void jettyIsSilentAboutAResponseThatIsBrokenOff(String header) throws IOException {
    int before = server.console().length();
    String request = "GET /shop/partial/x?flush=true HTTP/1.1\r\nHost: a\r\n" + header + "\r\n";
    assertThat(RawHttp.ending(server.port(), request)).isIn("end", "reset");
    client().get("/unknown").then().statusCode(404);
    String logged = loggedSince(before, "delivered=false");
    if (server.isJetty()) {
      assertThat(logged).doesNotContain("WARN", "oejs");
    }
  }

  @Test
  void tomcatIsTestedAsDebianPacksIt() {
    assumeTrue(InstalledTomcat.isThere(), "not tested without the Debian package tomcat10");
    assertThat(servers()).anyMatch(one -> !one.isJetty());
  }

  private String loggedSince(int start, String awaited) {
    await().until(() -> server.console().substring(start).contains(awaited));
    return server.console().substring(start);
  }
}
