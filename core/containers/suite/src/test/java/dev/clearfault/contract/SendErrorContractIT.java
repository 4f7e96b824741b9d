package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second door: {@code sendError}, by the application or by the container. */
class SendErrorContractIT extends Contract {

  private ValidatableResponse sendError(int code, String then) {
    return shop()
        .queryParam("code", code)
        .queryParam("message", "")
        .queryParam("then", then)
        .get("/send-error/{id}", id)
        .then();
  }

  @ParameterizedTest
  @CsvSource({
    "400, bad_request",
    "401, unauthorized",
    "403, forbidden",
    "404, not_found",
    "409, conflict",
    "500, internal_server_error",
    "503, service_unavailable"
  })
  void theStatusIsKeptAndTheMessageDropped(int status, String code) {
    isPlain(sendError(status, "return"), status, code).body(not(containsString("hunter2")));
  }

  @Test
  void anUnknownPathIsNotFound() {
    isPlain(shop().get("/nowhere/{id}", id).then(), 404, "not_found")
        .body(not(containsString("nowhere")));
  }

  @Test
  void aMethodThatTheServletLacksIsNotAllowed() {
    isPlain(shop().post("/get-only/{id}", id).then(), 405, "method_not_allowed")
        .header("Allow", equalTo("GET, HEAD, OPTIONS"));
  }

  @Test
  void theMethodsThatAreAllowedStayInTheHead() {
    isPlain(shop().get("/headers/{id}?by=send-error", id).then(), 409, "conflict")
        .header("Allow", equalTo("GET"));
  }

  @Test
  void aMethodThatNobodyKnowsIsNotImplemented() {
    isPlain(shop().request("FOO", "/get-only/{id}", id).then(), 501, "not_implemented");
  }

  /** The last three end in an exception of the container, as after each {@code sendError}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "write",
        "write-bytes",
        "flush",
        "set-success",
        "set-status",
        "start-async",
        "throw",
        "send-error",
        "redirect",
        "reset",
        "forward"
      })
  void whatComesAfterwardsChangesNothing(String then) {
    isPlain(sendError(409, then), 409, "conflict")
        .header("Location", nullValue())
        .header("ETag", nullValue())
        .header("Retry-After", nullValue())
        .header("Cache-Control", equalTo("no-store"))
        .header("Content-Language", equalTo("en"));
  }

  /** Filters for CORS may set their headers when the chain has returned. */
  @Test
  void headersThatAreSetAfterwardsAreSent() {
    ExtractableResponse<Response> answer =
        isPlain(sendError(409, "set-headers"), 409, "conflict")
            .header("Access-Control-Allow-Origin", equalTo("https://shop.example.test"))
            .header("X-Late", equalTo("yes"))
            .header("Content-Length", notNullValue())
            .cookie("late", equalTo("yes"))
            .extract();
    assertThat(String.join(",", answer.headers().getValues("Vary")))
        .containsIgnoringCase("origin")
        .containsIgnoringCase("accept-language");
  }

  @Test
  void whatIsThrownAfterwardsIsToldAndNotDelivered() {
    sendError(409, "throw").statusCode(409);
    Noticed both =
        await().atMost(TEN_SECONDS).until(this::noticed, n -> n.occurrences().size() >= 2);
    assertThat(both.occurrences())
        .extracting(o -> o.get("door"))
        .containsExactly("send_error", "thrown");
    assertThat(both.occurrences()).extracting(o -> o.get("delivered")).containsExactly(true, false);
  }

  @Test
  void oneCallIsOneOccurrence() {
    sendError(409, "return");
    assertThat(occurred().occurrences())
        .singleElement()
        .extracting(o -> o.get("door"))
        .isEqualTo("send_error");
  }

  @Test
  void theTargetOfAForwardMayCallIt() {
    isPlain(
        shop()
            .queryParam("to", "/send-error")
            .queryParam("code", 409)
            .get("/dispatch/{id}", id)
            .then(),
        409,
        "conflict");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422, 500})
  void aStatusThatTheApplicationSetsIsNoFailure(int status) {
    shop()
        .get("/status/{id}?code={status}", id, status)
        .then()
        .statusCode(status)
        .body(emptyString());
    assertThat(noticed().occurrences()).isEmpty();
  }

  @Test
  void aBodyOfTheApplicationsOwnIsLeftAlone() {
    shop().get("/status/{id}?code=409&body=mine", id).then().statusCode(409).body(equalTo("mine"));
  }
}
