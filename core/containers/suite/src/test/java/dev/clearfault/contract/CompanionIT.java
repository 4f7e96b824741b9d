package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.startsWith;

import dev.clearfault.testing.MalformedRequest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers with their companion, and applications that contain core. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class CompanionIT {
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  static List<Container> containers() {
    return Container.withCompanion(
        "problem",
        "tomcat-11",
        "tomcat-10.1",
        "jetty-12.1-ee11",
        "jetty-12.1-ee10",
        "jetty-12.0-ee10");
  }

  static List<MalformedRequest> malformed() {
    return MalformedRequest.all("/shop/get-only/malformed");
  }

  private RequestSpecification at(String contextPath) {
    return given()
        .baseUri("http://127.0.0.1:" + container.port())
        .basePath(contextPath)
        .urlEncodingEnabled(false);
  }

  private static ValidatableResponse isFixed(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType(equalToIgnoringCase("application/problem+json;charset=UTF-8"))
        .header("Cache-Control", containsString("no-store"))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Language", "en")
        .body(member("status", equalTo(status)))
        .body(member("code", equalTo(code)))
        .body(member("keySet()", containsInAnyOrder("type", "title", "status", "code")));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void everyAnswerToAMalformedRequestIsTheAgreedOne(MalformedRequest request) throws IOException {
    isAgreedOne(request.sendTo(URI.create("http://127.0.0.1:" + container.port())));
  }

  /** Checks the whole text of an answer to a malformed request. */
  static void isAgreedOne(String answer) {
    assertThat(answer).doesNotContain("Exception", "org.", "java.", "<html", "<!doctype");
    if (answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5")) {
      assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
      assertThat(JsonPath.from(answer.substring(answer.indexOf("\r\n\r\n"))).getInt("status"))
          .isEqualTo(Integer.parseInt(answer.substring(9, 12)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "version 9.9, 505",
    "long target, 414",
    "long field, 431",
    "unknown expectation, 417",
    "line without a colon, 400",
    "no Host, 400",
    "unknown method, 501"
  })
  void theStatusSaysWhatIsWrong(String name, int status) throws IOException {
    MalformedRequest request =
        malformed().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    assertThat(request.sendTo(URI.create("http://127.0.0.1:" + container.port())))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
  void whatFailsOutsideOfTheFilterIsAnsweredWithoutAnErrorPage(String method) {
    isFixed(at("/other-build").request(method, "/forbidden/x").then(), 403, "forbidden");
    isFixed(at("/other-build").request(method, "/WEB-INF/web.xml").then(), 404, "not_found");
    isFixed(at("/other-build").request(method, "/locked/x").then(), 401, "unauthorized")
        .header("WWW-Authenticate", startsWith("Basic "));
  }

  @Test
  void aServletThatCannotBeInitialisedIsOpaque() {
    ValidatableResponse answer = at("/other-build").get("/broken-init/x").then();
    isFixed(answer, 500, "internal_server_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
  void theErrorPageOfTheApplicationComesFirst(String method) {
    at("/shop")
        .request(method, "/forbidden/x")
        .then()
        .statusCode(403)
        .body(
            member("keySet()", containsInAnyOrder("type", "title", "status", "code", "instance")));
  }

  /** The classes of the server and of the application have equal names and are independent. */
  @Test
  void anotherBuildOfCoreInTheApplicationAnswersByItself() throws IOException {
    at("/other-build")
        .get("/send-error/x?code=400")
        .then()
        .statusCode(400)
        .body(member("title", equalTo(OtherBuild.OTHER_TITLE)))
        .body(member("instance", startsWith("urn:uuid:")));
    String answer = malformed().get(0).sendTo(URI.create("http://127.0.0.1:" + container.port()));
    assertThat(answer).contains("\"title\":\"" + OtherBuild.TITLE + "\"");
  }

  @Test
  void whatTheApplicationAnsweredIsLeftAlone() {
    at("/shop").get("/status/x?code=404").then().statusCode(404).body(equalTo(""));
    at("/shop").get("/hello.txt").then().statusCode(200).body(startsWith("Hello"));
    at("/variants")
        .get("/site/throw/x?type=runtime")
        .then()
        .statusCode(500)
        .body(containsString("The shop's own error page"));
  }
}
