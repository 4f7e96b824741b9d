package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One failure at many doors: frameworks call {@code sendError} for an exception that they throw
 * afterwards, or that they leave in a request attribute.
 */
class SendErrorReasonContractIT extends Contract {

  private RequestSpecification like(String framework, int code, String reason) {
    return shop()
        .queryParam("like", framework)
        .queryParam("code", code)
        .queryParam("reason", reason)
        .queryParam("to", "/reason");
  }

  /** Checks the answer, and that it is one occurrence and one line of the log. */
  private void isOnce(ValidatableResponse answer, int status, String code, String level) {
    answer
        .statusCode(status)
        .contentType(isInUtf8("application/problem+json"))
        .body(member("code", equalTo(code)))
        .body(not(containsString("hunter2")));
    Noticed noticed =
        await()
            .atMost(TEN_SECONDS)
            .until(this::noticed, n -> !n.occurrences().isEmpty() && !n.log().isEmpty());
    assertThat(noticed.occurrences()).hasSize(1);
    assertThat(noticed.occurrences().get(0).members())
        .containsEntry("door", "send_error")
        .containsEntry("delivered", true)
        .containsEntry("mishaps", 0)
        .hasEntrySatisfying("cause", cause -> assertThat(cause).isNotNull());
    assertThat(noticed.log())
        .extracting(Noticed.Line::level, line -> line.text().contains(" cause: "))
        .containsExactly(tuple(level, true));
  }

  @ParameterizedTest
  @CsvSource({
    "jersey, upstream, 502, upstream_timeout, WARNING",
    "struts, upstream, 502, upstream_timeout, WARNING",
    "both, upstream, 502, upstream_timeout, WARNING",
    "late, upstream, 502, upstream_timeout, WARNING",
    "async, upstream, 502, upstream_timeout, WARNING",
    "jersey, mapped, 404, order_not_found, FINE",
    "struts, mapped, 404, order_not_found, FINE",
    "async, mapped, 404, order_not_found, FINE",
    "jersey, bug, 503, service_unavailable, SEVERE",
    "struts, bug, 503, service_unavailable, SEVERE",
    "both, bug, 503, service_unavailable, SEVERE",
    "async-jersey, upstream, 503, service_unavailable, SEVERE"
  })
  void theExceptionDecides(String like, String reason, int status, String code, String level) {
    isOnce(like(like, 503, reason).get("/reason/{id}", id).then(), status, code, level);
  }

  @ParameterizedTest
  @CsvSource({"jersey, mapped", "struts, mapped", "both, mapped", "struts, bug", "both, bug"})
  void aRefusalStays(String like, String reason) {
    isOnce(like(like, 409, reason).get("/reason/{id}", id).then(), 409, "conflict", "FINE");
  }

  /** Some containers send the response when a forward ends, but not when it throws. */
  @ParameterizedTest
  @CsvSource({"jersey", "struts", "both"})
  void theTargetOfAForwardMayDoIt(String like) {
    ValidatableResponse answer = like(like, 500, "upstream").get("/dispatch/{id}", id).then();
    isOnce(answer, 502, "upstream_timeout", "WARNING");
  }

  @ParameterizedTest
  @CsvSource({"jersey", "struts"})
  void theHeadIsThatOfGet(String like) {
    like(like, 500, "upstream").head("/reason/{id}", id).then().statusCode(502);
    isReportedOnce(true);
  }
}
