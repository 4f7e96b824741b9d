package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last door: answers of the container that come back by its error dispatch. */
class ErrorDispatchContractIT extends Contract {
  /** A page that contains only the status. */
  private static final Matcher<String> WILDFLY_NOT_FOUND =
      equalTo("<html><head><title>Error</title></head><body>404 - Not Found</body></html>");

  @Test
  void aServletThatCannotBeInitialisedIsOpaque() {
    isOpaque(shop().get("/broken-init/{id}", id).then()).body(not(containsString("hunter2")));
    assertThat(occurred().occurrences())
        .singleElement()
        .satisfies(
            o -> {
              // Liberty initialises the servlet inside the filter chain.
              assertThat(o.get("door"))
                  .isEqualTo(container.isLiberty() ? "thrown" : "error_dispatch");
              assertThat(o.get("path")).isEqualTo("/shop/broken-init/" + id);
              assertThat(o.get("method")).isEqualTo("GET");
            });
  }

  /** Jetty has error pages only for GET, POST and HEAD. */
  @Test
  void theClientsMethodIsToldAndNotTheDispatchs() {
    isOpaque(shop().post("/broken-init-post/{id}", id).then());
    assertThat(occurred().occurrences())
        .singleElement()
        .extracting(o -> o.get("method"))
        .isEqualTo("POST");
  }

  /** Jetty has no error page for 401. */
  @Test
  void whoHasNoCredentialsIsUnauthorized() {
    assumeThat(container.isLiberty())
        .as("Liberty without appSecurity has no constraints")
        .isFalse();
    ValidatableResponse answer = shop().get("/locked/{id}", id).then();
    answer.header("WWW-Authenticate", startsWith("Basic "));
    if (container.isJetty()) {
      answer.statusCode(401);
    } else {
      isPlain(answer, 401, "unauthorized");
    }
  }

  @Test
  void whatIsForNobodyIsForbidden() {
    assumeThat(container.isLiberty())
        .as("Liberty without appSecurity has no constraints")
        .isFalse();
    isPlain(shop().get("/forbidden/{id}", id).then(), 403, "forbidden");
  }

  @Test
  void whatTheContainerHidesIsNotFound() {
    ValidatableResponse answer = shop().get("/WEB-INF/web.xml").then();
    if (container.isUndertow()) {
      // Refused before any filter, with an empty body and without an error dispatch.
      answer.statusCode(404).body(container.isWildFly() ? WILDFLY_NOT_FOUND : emptyString());
    } else {
      isPlain(answer, 404, "not_found");
    }
  }

  @Test
  void aMethodThatTheContainerRefusesIsNotAllowed() {
    ValidatableResponse answer = shop().request("TRACE", "/get-only/{id}", id).then();
    if (container.isJetty()) {
      // Refused before any application, with an empty body.
      answer.statusCode(403).body(emptyString());
      assertThat(noticed().occurrences()).isEmpty();
    } else if (container.isLiberty()) {
      // Refused before any application, with a sentence of the server.
      answer.statusCode(403).body(containsString("TRACE not allowed"));
      assertThat(noticed().occurrences()).isEmpty();
    } else if (container.isPayara() || container.isWildFly()) {
      // Refused before any application, with an empty body.
      answer.statusCode(405).body(emptyString());
      assertThat(noticed().occurrences()).isEmpty();
    } else if (container.isUndertow()) {
      // The servlet gets the request, and HttpServlet answers TRACE itself.
      answer.statusCode(200).contentType("message/http");
      assertThat(noticed().occurrences()).isEmpty();
    } else {
      isPlain(answer, 405, "method_not_allowed");
    }
  }

  @Test
  void acceptCountsHereToo() {
    shop()
        .header("Accept", "text/html")
        .get("/broken-init-html/{id}", id)
        .then()
        .statusCode(500)
        .contentType(startsWith("text/html"))
        .body(containsString("Internal Server Error"));
  }

  @Test
  void itsPathIsNothingForClients() {
    isPlain(shop().get("/problems/error").then(), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw/{id}?type=runtime", "send-error/{id}?code=409"})
  void theApplicationsOwnErrorPageIsLeftAloneOutsideOfTheMapping(String path) {
    variants()
        .get("/site/" + path, id)
        .then()
        .contentType(startsWith("text/html"))
        .body(containsString("The shop's own error page"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw/{id}?type=runtime", "send-error/{id}?code=409"})
  void itIsNotCalledInside(String path) {
    variants()
        .get("/api/" + path, id)
        .then()
        .contentType(startsWith("application/problem+json"))
        .body(not(containsString("own error page")));
  }

  @Test
  void welcomeFilesAreLeftAloneOutsideOfTheMapping() {
    variants().get("/").then().statusCode(200).body(containsString("The shop"));
  }

  @Test
  void formLoginIsLeftAloneOutsideOfTheMapping() {
    Response refused = variants().get("/members/{id}", id);
    // Jetty redirects to the page, the others forward.
    Response page =
        refused.statusCode() == 200
            ? refused
            : variants().cookies(refused.cookies()).get("/login.html");
    page.then().statusCode(200).body(containsString("Who are you?"));
    variants()
        .cookies(refused.cookies())
        .formParam("j_username", "nobody")
        .formParam("j_password", "x")
        .redirects()
        .follow(true)
        .post("/members/j_security_check")
        .then()
        .contentType(startsWith("text/html"));
  }
}
