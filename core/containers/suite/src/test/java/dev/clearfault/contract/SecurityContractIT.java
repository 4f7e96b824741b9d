package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spring Security and Shiro inside of the filter, and around it. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.SpringWars#containers")
class SecurityContractIT {
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  private final String id = "~t" + UUID.randomUUID().toString().substring(0, 13);

  private RequestSpecification spring(String user) {
    return as(user, SpringWars.at(container, "/spring"));
  }

  private RequestSpecification shiro(String user) {
    return as(user, SpringWars.at(container, "/shiro"));
  }

  private static RequestSpecification as(String user, RequestSpecification request) {
    return user.equals("-")
        ? request
        : request.auth().preemptive().basic(user, user.equals("wrong") ? "hunter2" : "secret");
  }

  @ParameterizedTest
  @CsvSource({
    "-, /open/annotated, 401, unauthorized",
    "-, /users/hello, 401, unauthorized",
    "-, /users/annotated, 401, unauthorized",
    "-, /admins/hello, 401, unauthorized",
    "-, /throws/denied, 401, unauthorized",
    "-, /throws/wrapped-denied, 401, unauthorized",
    "-, /throws/bad-credentials, 401, unauthorized",
    "-, /throws/user-store, 401, unauthorized",
    "-, /throws/any, 500, internal_server_error",
    "-, /throws/violation, 400, validation_failed",
    "-, /number?n=hunter2, 400, validation_failed",
    "-, /nowhere, 404, not_found",
    "-, /send-error/409, 409, conflict",
    "user, /users/annotated, 403, forbidden",
    "user, /admins/hello, 403, forbidden",
    "user, /throws/denied, 403, forbidden",
    "user, /throws/wrapped-denied, 403, forbidden",
    "user, /users/nowhere, 404, not_found",
    "user, /calls/nobody, 502, upstream_connect_refused",
    "wrong, /users/hello, 401, unauthorized",
    "gone, /users/hello, 401, unauthorized"
  })
  void springSecurityRefusesAndTheFilterAnswers(String user, String path, int status, String code) {
    for (String place : List.of("/inside", "/around")) {
      Response answer = spring(user).get(place + path);
      SpringWars.isProblem(answer, status, code);
      assertThat(answer.header("X-Frame-Options")).as(place).isEqualTo("DENY");
      if (status == 401) {
        assertThat(answer.header("WWW-Authenticate")).as(place).startsWith("Basic");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/around"})
  void aRequestWithoutItsTokenIsForbidden(String place) {
    SpringWars.isProblem(spring("-").post(place + "/open/hello"), 403, "forbidden");
  }

  /** Spring's firewall comes before its header fields. */
  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/around"})
  void aPathThatTheFirewallRejectsIsABadRequest(String place) {
    SpringWars.isProblem(spring("-").get(place + "/open/hello;a=b"), 400, "bad_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/around"})
  void aRefusalThatSpringSecurityDoesNotAnswerIsAProblem(String place) {
    SpringWars.isProblem(spring("-").get(place + "/untranslated/denied"), 403, "forbidden");
    SpringWars.isProblem(
        spring("-").get(place + "/untranslated/bad-credentials"), 401, "unauthorized");
  }

  @Test
  void aRefusalInAnotherThreadIsAnsweredToo() {
    Response inside = spring("-").get("/inside/callable/denied");
    SpringWars.isProblem(inside, 401, "unauthorized");
    assertThat(inside.header("WWW-Authenticate")).startsWith("Basic");
    SpringWars.isProblem(spring("-").get("/around/callable/denied"), 403, "forbidden");
  }

  @ParameterizedTest
  @CsvSource({
    "-, /open/hello, 200, hello",
    "user, /users/hello, 200, hello",
    "-, /own/hello, 401, '{\"own\": 401}'",
    "user, /own/hello, 403, '{\"own\": 403}'",
    "-, /login-form/hello, 302, ''"
  })
  void anAnswerOfTheSecurityStays(String user, String path, int status, String body) {
    for (String place : List.of("/inside", "/around")) {
      Response answer = spring(user).get(place + path);
      assertThat(answer.statusCode()).as(place).isEqualTo(status);
      assertThat(answer.asString()).as(place).isEqualTo(body);
    }
  }

  /** The filter lets the exception through without a word, and Spring Security chooses. */
  @Test
  void anExceptionForTheSecurityAroundIsOneOccurrence() {
    spring("user").get("/around/throws/denied" + id);
    assertThat(SpringWars.noticed(container, id))
        .singleElement()
        .asString()
        .contains(" forbidden ERROR_DISPATCH");
  }

  /** Nobody else answers what Shiro throws. */
  @ParameterizedTest
  @CsvSource({
    "/alone/unauthorized, 403, forbidden",
    "/alone/unauthenticated, 401, unauthorized",
    "/alone/incorrect, 401, unauthorized",
    "/alone/wrapped, 403, forbidden",
    "/alone/annotated, 403, forbidden",
    "/alone/database, 500, internal_server_error",
    "/alone/realm, 500, internal_server_error",
    "/alone/any, 500, internal_server_error",
    "/around/anon/unauthenticated, 401, unauthorized",
    "/around/anon/checks, 401, unauthorized",
    "/around/anon/logs-in, 401, unauthorized",
    "/around/anon/unknown, 401, unauthorized",
    "/around/anon/store, 500, internal_server_error",
    "/around/anon/send-error, 409, conflict",
    "/inside/anon/unauthenticated, 401, unauthorized",
    "/inside/anon/checks, 401, unauthorized",
    "/inside/anon/store, 500, internal_server_error"
  })
  void shiroThrowsAndTheFilterAnswers(String path, int status, String code) {
    SpringWars.isProblem(shiro("-").get(path), status, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/around"})
  void aPermissionThatIsMissingIsForbidden(String place) {
    SpringWars.isProblem(shiro("user").get(place + "/permitted/hello"), 403, "forbidden");
    SpringWars.isProblem(shiro("user").get(place + "/basic/checks"), 403, "forbidden");
  }

  /** Shiro's filter answers with a status, a challenge or a redirect, and no body. */
  @ParameterizedTest
  @CsvSource({
    "-, /basic/hello",
    "-, /permitted/hello",
    "-, /basic/unauthenticated",
    "user, /basic/unauthenticated",
    "user, /basic/hello",
    "-, /anon/hello"
  })
  void anAnswerOfShiroStays(String user, String path) {
    Response without = shiro(user).get("/plain" + path);
    SpringWars.isTheSame(shiro(user).get("/around" + path), without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/around"})
  void theFormOfShiroStays(String place) {
    Response answer = shiro("-").get(place + "/form/hello");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/shiro/login.jsp");
  }

  /** The filter named authc is one that only lets through who has logged in. */
  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/around"})
  void aRefusalThatShiroDoesNotAnswerIsAProblem(String place) {
    String session = shiro("user").get(place + "/basic/hello").cookie("JSESSIONID");
    Response answer = shiro("-").cookie("JSESSIONID", session).get(place + "/form/unauthenticated");
    SpringWars.isProblem(answer, 401, "unauthorized");
  }
}
